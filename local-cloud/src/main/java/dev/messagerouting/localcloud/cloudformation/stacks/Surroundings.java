package dev.messagerouting.localcloud.cloudformation.stacks;

import java.util.List;

/** What functions in a template ask of the world outside their stack. */
public interface Surroundings {

    /** The names of a region's availability zones. */
    List<String> zones(String region);

    /** A string that a template put together, as it is to be used here. */
    String put(String together);
}

package dev.messagerouting.localcloud.cloudformation.stacks;

import java.util.List;

/** What functions in a template ask of the world outside their stack. */
public interface Surroundings {

    /** The names of a region's availability zones. */
    List<String> zones(String region);

    /**
     * Whether there is a resource with this id, for parameters of AWS's own types.
     *
     * @param type for example {@code AWS::EC2::VPC::Id}
     */
    boolean exists(String type, String id);

    /** A string that a template put together, as it is to be used here. */
    String put(String together);
}

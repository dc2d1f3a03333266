package dev.messagerouting.localcloud.cloudformation.kinds;

import java.util.List;
import java.util.Map;

/** Changes the tags of a resource that is there. */
@FunctionalInterface
interface Tagging {

    /**
     * @param set what it is to carry
     * @param gone keys that it is to carry no longer; may be empty
     */
    void change(Work work, Made made, Map<String, String> set, List<String> gone);
}

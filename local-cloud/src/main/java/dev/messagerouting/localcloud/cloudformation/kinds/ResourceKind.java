package dev.messagerouting.localcloud.cloudformation.kinds;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/** One resource type: how it is made, changed and deleted by calling its service. */
public interface ResourceKind {

    /** For example {@code AWS::S3::Bucket}. */
    String type();

    /**
     * Makes the resource and returns when it is stable. A property that the kind cannot honour is
     * refused by name.
     */
    Made create(Work work);

    /**
     * Changes the resource in place; called only if no changed property wants a new resource.
     *
     * @param before what the resource was made or last changed with
     */
    Made update(Work work, Made existing, Work before);

    /** Deletes the resource and returns when it is gone. One that is gone already is no failure. */
    void delete(Work work, Made existing);

    /** Whether any property can change without a new resource. */
    default boolean changesInPlace() {
        return true;
    }

    /** An attribute that is looked up when a template asks for it, and not at creation. */
    default Optional<JsonNode> attribute(Made existing, String name) {
        return Optional.empty();
    }
}

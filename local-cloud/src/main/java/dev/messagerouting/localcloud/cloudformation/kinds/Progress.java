package dev.messagerouting.localcloud.cloudformation.kinds;

import java.util.function.BooleanSupplier;

/** How a kind tells the stack how far it is. */
public interface Progress {

    /** The service has accepted the request; from now on a rollback deletes the resource. */
    void initiated(String physicalId);

    /** Returns once {@code stable} holds, or throws if the stack has been told to stop. */
    void await(BooleanSupplier stable);
}

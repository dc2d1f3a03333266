package dev.messagerouting.console.model;

/** Carries a {@link Fault} up to where it is shown. */
public final class FaultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.sentence(), fault.cause());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}

package dev.messagerouting.localcloud.cloudformation.template;

/** A name stands for something that is not made yet. */
public final class Unresolved extends RuntimeException {

    public Unresolved(String name) {
        super(name + " is not known yet", null, false, false);
    }
}

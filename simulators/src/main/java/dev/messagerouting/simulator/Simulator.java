package dev.messagerouting.simulator;

/** One of the four commands. */
interface Simulator {

    /** Runs until its thread is interrupted; returns when the work at hand is done. */
    void run();
}

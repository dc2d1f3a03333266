package dev.messagerouting.benchmarks;

/**
 * What floci 1.7 (JVM) reached on two cores with eight light clients: those write their requests by
 * hand, where ours are the SDK's and cost more than the calls that they make.
 */
final class Peer {

    static final double EXECUTIONS = 2_879;
    static final double STARTS = 5_092;
    static final double PUT_RECORDS = 4_539;
    static final double RECORDS_READ = 113_000;
    static final double LOG_SEARCHES = 69;
    static final double START_MILLIS = 3_900;
    static final double MEGABYTES = 4_600;

    private Peer() {}
}

package dev.messagerouting.localcloud.faults;

/** That a call is struck, and by what. */
record Strike(Fault fault, long seed, long call) {

    /** Between 0 and 1, the same for the same seed, call and index. */
    double draw(int index) {
        return chance(seed ^ mix(index + 1L), call);
    }

    static double chance(long seed, long n) {
        return (mix(mix(seed) + n) >>> 11) * 0x1.0p-53;
    }

    /** Stafford's 13th mix, as in SplittableRandom: neighbours come out far apart. */
    private static long mix(long value) {
        long z = value * 0x9e3779b97f4a7c15L + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

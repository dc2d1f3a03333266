package dev.messagerouting.localcloud.ec2;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A block of IPv4 addresses. */
record Cidr(long address, int prefix) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    /**
     * @param parameter whose value it is, for the error
     */
    static Cidr parse(@Nullable String text, String parameter) {
        var form = FORM.matcher(text == null ? "" : text);
        if (form.matches()) {
            long address = 0;
            boolean fits = true;
            for (int i = 1; i <= 4; i++) {
                int part = Integer.parseInt(form.group(i));
                fits &= part < 256;
                address = address << 8 | part;
            }
            int prefix = Integer.parseInt(form.group(5));
            if (fits && prefix <= 32) {
                return new Cidr(address & mask(prefix), prefix);
            }
        }
        throw Ec2Faults.value(String.valueOf(text), parameter, "This is not a valid CIDR block.");
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : (0xffffffffL << (32 - prefix)) & 0xffffffffL;
    }

    boolean holds(Cidr other) {
        return other.prefix >= prefix && (other.address & mask(prefix)) == address;
    }

    boolean overlaps(Cidr other) {
        return holds(other) || other.holds(this);
    }

    /** VPCs and subnets have between 16 and 65,536 addresses. */
    boolean ofNetworkSize() {
        return prefix >= 16 && prefix <= 28;
    }

    /** AWS keeps five addresses of each subnet. */
    int usable() {
        return (1 << (32 - prefix)) - 5;
    }

    /** The address {@code n} after the first. */
    String at(long n) {
        long a = address + n;
        return (a >> 24 & 255) + "." + (a >> 16 & 255) + "." + (a >> 8 & 255) + "." + (a & 255);
    }

    @Override
    public String toString() {
        return at(0) + "/" + prefix;
    }
}

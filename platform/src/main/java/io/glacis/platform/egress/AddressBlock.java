package io.glacis.platform.egress;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import java.util.Arrays;

/// An address block made for asking often.
final class AddressBlock {
    private final byte[] prefix;
    private final int bits;

    private AddressBlock(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    static AddressBlock of(IpRange range) {
        int slash = range.text().indexOf('/');
        return new AddressBlock(
                new IpAddress(range.text().substring(0, slash)).toInetAddress().getAddress(),
                Integer.parseInt(range.text().substring(slash + 1)));
    }

    static AddressBlock of(String range) {
        return of(new IpRange(range));
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
            return false;
        }
        int mask = 0xff << (Byte.SIZE - rest);
        return rest == 0 || ((address[whole] ^ prefix[whole]) & mask & 0xff) == 0;
    }
}

package io.glacis.discovery.dns;

import io.glacis.contracts.IpAddress;
import io.glacis.contracts.IpRange;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/// Small blocks of neighbouring addresses.
final class Blocks {
    private static final int NEIGHBOURS_BITS = 4;

    private Blocks() {}

    /// The 16 addresses around one, or as many of them as the range has. IPv6 addresses have no
    /// neighbours: their space is too wide to hold any by chance.
    static IpRange around(IpAddress address, IpRange range) {
        int width = address.isV6() ? 128 : 32;
        int bits = Math.max(bits(range), address.isV6() ? width : width - NEIGHBOURS_BITS);
        return new IpRange(address + "/" + bits);
    }

    /// A range in blocks of 16, when it has at most so many addresses; else nothing.
    static List<IpRange> of(IpRange range, int addressesMax) {
        IpAddress first = new IpAddress(range.text().substring(0, range.text().indexOf('/')));
        int width = first.isV6() ? 128 : 32;
        int free = width - bits(range);
        if (free >= Integer.SIZE - 1 || 1 << free > addressesMax) {
            return List.of();
        }
        int blockBits = Math.max(bits(range), width - NEIGHBOURS_BITS);
        List<IpRange> blocks = new ArrayList<>();
        for (int i = 0; i < 1 << free; i += 1 << (width - blockBits)) {
            blocks.add(new IpRange(plus(first, i) + "/" + blockBits));
        }
        return blocks;
    }

    /// Every address of a block of at most 2^16.
    static List<IpAddress> addresses(IpRange block) {
        IpAddress first = new IpAddress(block.text().substring(0, block.text().indexOf('/')));
        int free = (first.isV6() ? 128 : 32) - bits(block);
        if (free > Short.SIZE) {
            throw new IllegalArgumentException("block is too wide: " + block);
        }
        List<IpAddress> addresses = new ArrayList<>();
        for (int i = 0; i < 1 << free; i++) {
            addresses.add(plus(first, i));
        }
        return addresses;
    }

    private static int bits(IpRange range) {
        return Integer.parseInt(range.text().substring(range.text().indexOf('/') + 1));
    }

    private static IpAddress plus(IpAddress address, int steps) {
        byte[] bytes = address.toInetAddress().getAddress();
        byte[] sum = new BigInteger(1, bytes).add(BigInteger.valueOf(steps)).toByteArray();
        byte[] exact = new byte[bytes.length];
        int length = Math.min(sum.length, exact.length);
        System.arraycopy(sum, sum.length - length, exact, exact.length - length, length);
        try {
            return IpAddress.of(InetAddress.getByAddress(exact));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}

package io.glacis.range.registry;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// A network as `address/length`.
record Cidr(InetAddress first, int length) {
    static Cidr of(String text) {
        int slash = text.indexOf('/');
        return new Cidr(
                InetAddress.ofLiteral(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        int bits = first.getAddress().length * 8;
        return address.getAddress().length * 8 == bits
                && number(address)
                        .shiftRight(bits - length)
                        .equals(number(first).shiftRight(bits - length));
    }

    InetAddress last() {
        int bits = first.getAddress().length * 8;
        BigInteger host = BigInteger.ONE.shiftLeft(bits - length).subtract(BigInteger.ONE);
        byte[] raw = number(first).or(host).toByteArray();
        byte[] bytes = new byte[bits / 8];
        int copied = Math.min(raw.length, bytes.length);
        System.arraycopy(raw, raw.length - copied, bytes, bytes.length - copied, copied);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("address has an impossible length", e);
        }
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}

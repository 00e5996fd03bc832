package io.glacis.investigation.secrets;

/// What an AWS access key id says: the account that it belongs to.
final class AwsKeyId {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int PREFIX = 4;
    private static final int DIGITS = 10;
    private static final int BITS = 5;
    private static final long ACCOUNT_MASK = 0x7fffffffff80L;
    private static final int ACCOUNT_SHIFT = 7;

    private AwsKeyId() {}

    /// The twelve digits of the account. Keys made before 2019 give a number that means nothing.
    static String account(String keyId) {
        long bits = 0;
        for (int i = PREFIX; i < PREFIX + DIGITS; i++) {
            bits = bits << BITS | BASE32.indexOf(keyId.charAt(i));
        }
        long first48 = bits >>> (DIGITS * BITS - 48);
        return "%012d".formatted((first48 & ACCOUNT_MASK) >>> ACCOUNT_SHIFT);
    }
}

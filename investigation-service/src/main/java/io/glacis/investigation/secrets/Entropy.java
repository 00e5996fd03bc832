package io.glacis.investigation.secrets;

/// Shannon entropy of a text's characters, in bits per character.
final class Entropy {
    private static final int CHARACTERS = 256;

    private Entropy() {}

    static double of(String text) {
        int[] counts = new int[CHARACTERS];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                bits -= share * Math.log(share) / Math.log(2);
            }
        }
        return bits;
    }
}

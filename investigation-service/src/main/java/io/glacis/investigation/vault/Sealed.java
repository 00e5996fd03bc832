package io.glacis.investigation.vault;

/// A sealed secret and the version of the data key that it is sealed under.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Sealed(int keyVersion, byte[] bytes) {
    @Override
    public String toString() {
        return "Sealed[" + keyVersion + ", " + bytes.length + " bytes]";
    }
}

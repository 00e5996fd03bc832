package io.glacis.investigation.secrets;

/// What a host that stands near a secret means for it.
public enum HostUse {
    /// Nothing: the secret's issuer is known from its form.
    NONE,
    /// It says where the secret is used.
    HELPS,
    /// Without it the find is not worth telling.
    NEEDED
}

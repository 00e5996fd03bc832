package io.glacis.assessment.check;

/// Quality of detection on the Greenbone scale. High and critical findings need 95 or more.
public final class Quality {
    /// The weakness itself was used harmlessly: the public content was read.
    public static final int CONTENT_READ = 99;

    /// The application gave what only the weakness gives, by two signals and two looks.
    public static final int APPLICATION = 98;

    /// An active, unambiguous answer.
    public static final int ACTIVE = 95;

    /// A version that the product told.
    public static final int BANNER = 80;

    /// A guess from behaviour that other causes share.
    public static final int PROBE = 50;

    /// A note.
    public static final int NOTE = 1;

    private Quality() {}
}

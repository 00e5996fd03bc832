package io.glacis.contracts;

/// A value that travels as one string: in JSON, in a Kafka key, in a database column.
///
/// Implementations are records whose canonical constructor takes exactly that string and refuses
/// what is not in canonical form or cannot be brought into it.
public interface TextValue {
    /// The canonical text.
    String text();
}

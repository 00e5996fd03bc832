package io.glacis.range.web;

import java.io.IOException;

/// What answers HTTP at one virtual host of the Range. Called from many threads at once.
///
/// A site that holds something that must be released (a process, a folder) also implements
/// [AutoCloseable]; the Range closes it when it stops.
public interface Site {
    Reply answer(Request request) throws IOException;
}

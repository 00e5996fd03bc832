package io.glacis.platform.work;

import java.time.Duration;

class MemoryWorkStoreTest extends WorkStoreContract {
    private MemoryWorkStore store;

    @Override
    WorkStore emptyStore() {
        store = new MemoryWorkStore();
        return store;
    }

    @Override
    void letTimePass() {
        store.pass(Duration.ofMillis(2));
    }
}

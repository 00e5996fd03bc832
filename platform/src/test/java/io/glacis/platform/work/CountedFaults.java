package io.glacis.platform.work;

import java.util.ArrayList;
import java.util.List;

/// Remembers what was rejected, and lets everything else pass.
final class CountedFaults implements Faults {
    final List<String> rejected = new ArrayList<>();

    @Override
    public void onTaskFault(Task task, Throwable fault) {
        // the end of the run says it
    }

    @Override
    public void onFenced(Task task) {
        // settle says it
    }

    @Override
    public void onDuplicate(String type) {
        // nothing is done
    }

    @Override
    public void onUnknownType(String type) {
        // nothing is done
    }

    @Override
    public void onRejected(Delivery delivery, String reason) {
        rejected.add(delivery.place());
    }
}

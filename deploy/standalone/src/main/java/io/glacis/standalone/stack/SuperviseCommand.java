package io.glacis.standalone.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Is the platform's supervisor until it is told to stop; `up` starts it in the background.
@Command(name = "supervise", hidden = true)
public final class SuperviseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
        Machine machine = Machine.current();
        machine.home().create();
        Platform.requireStartable(machine);
        Platform.start(machine, () -> {}).awaitClosed();
        return 0;
    }
}

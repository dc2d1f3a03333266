package dev.messagerouting.localcloud.ecs.program;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Does as its command says. */
public final class Program implements Callable<Integer> {

    private final List<String> command;
    private final Map<String, String> environment;
    private final PrintStream out;

    public Program(List<String> command, Map<String, String> environment, PrintStream out) {
        this.command = command;
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        switch (command.getFirst()) {
            case "lines" -> {
                for (int i = 0; i < Integer.parseInt(command.get(1)); i++) {
                    out.println("line " + i);
                }
                out.print("the end");
                return 0;
            }
            case "environment" -> {
                out.println(new TreeMap<>(environment));
                return 7;
            }
            case "loader" -> {
                out.println(Program.class.getClassLoader().hashCode());
                return 0;
            }
            case "crash" -> throw new IllegalStateException("crashed on purpose");
            case "stubborn" -> stubborn();
            default -> waiting();
        }
        return 0;
    }

    private void waiting() {
        out.println("ready");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            out.println("stopping");
        }
    }

    /** Hears only what it is told twice. */
    private void stubborn() {
        out.println("ready");
        for (int heard = 0; heard < 2; heard++) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ignored) {
                out.println("no");
            }
        }
    }
}

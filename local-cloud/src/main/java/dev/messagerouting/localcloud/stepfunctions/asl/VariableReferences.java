package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which variables each state reads: what DescribeStateMachine answers with. */
final class VariableReferences {

    private final Map<String, List<String>> byState = new TreeMap<>();

    Map<String, List<String>> byState() {
        return byState;
    }

    void of(State state) {
        var names = new TreeSet<String>();
        for (var template : templates(state)) {
            template.paths(ref -> add(ref, names));
            template.expressions(e -> names.addAll(e.names()));
        }
        for (var select : List.of(state.common().inputPath(), state.common().outputPath())) {
            if (select instanceof Select.Part(PathRef ref)) {
                add(ref, names);
            }
        }
        if (state instanceof State.Choice choice) {
            for (var rule : choice.rules()) {
                rule.paths(ref -> add(ref, names));
                rule.expressions(e -> names.addAll(e.names()));
            }
        }
        names.remove("states");
        if (!names.isEmpty()) {
            byState.put(state.common().name(), List.copyOf(names));
        }
    }

    private static void add(PathRef ref, Set<String> names) {
        var variable = ref.variable();
        if (variable != null) {
            names.add(variable);
        }
    }

    private static List<Template> templates(State state) {
        var all = new ArrayList<Template>();
        addAll(all, state.common().output(), state.common().assign());
        switch (state) {
            case State.Pass pass -> shape(all, pass.shape());
            case State.Task task -> {
                shape(all, task.shape());
                addAll(all, task.timeout(), task.heartbeat());
                recovery(all, task.recovery());
            }
            case State.Choice choice ->
                    choice.rules().forEach(r -> addAll(all, r.assign(), r.output()));
            case State.Wait wait -> addAll(all, wait.seconds(), wait.timestamp());
            case State.Succeed _ -> {}
            case State.Fail fail -> addAll(all, fail.error(), fail.cause());
            case State.Parallel parallel -> {
                shape(all, parallel.shape());
                recovery(all, parallel.recovery());
            }
            case State.Each each -> {
                shape(all, each.shape());
                addAll(all, each.items(), each.itemSelector(), each.maxConcurrency());
                addAll(all, each.toleratedCount(), each.toleratedPercentage());
                recovery(all, each.recovery());
            }
        }
        return all;
    }

    private static void shape(List<Template> all, State.Shape shape) {
        addAll(all, shape.arguments(), shape.resultSelector());
    }

    private static void recovery(List<Template> all, State.Recovery recovery) {
        recovery.catches().forEach(c -> addAll(all, c.assign(), c.output()));
    }

    private static void addAll(List<Template> all, @Nullable Template... templates) {
        Stream.of(templates).flatMap(Stream::ofNullable).forEach(all::add);
    }
}

package dev.messagerouting.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long each template takes to be deployed, and what goes through each route. */
final class Routes {

    private static final String SOURCE_ENDPOINT = "source-endpoint";
    private static final String SOURCE_PROCESS = "source-process";
    private static final String TARGET_ENDPOINT = "target-endpoint";
    private static final String TARGET_PROCESS = "target-process";
    private static final String CODE = "lambdas.jar";
    private static final int PROCESS_INTERVAL = 50;

    private final Clients clients;
    private final Load load;
    private final Table table;
    private final Offer offer;

    /**
     * @param rates messages a second that the sources are told to make; none: stacks alone
     * @param pollInterval how often the schedule fires, that is a minute by its speed
     * @param stacks whether to tell how long these take
     */
    record Offer(List<Integer> rates, Duration pollInterval, boolean stacks) {}

    Routes(Clients clients, Load load, Table table, Offer offer) {
        this.clients = clients;
        this.load = load;
        this.table = table;
        this.offer = offer;
    }

    void measure(Path lambdas) throws InterruptedException {
        try (var shared = new Stacks(clients.cloudFormation(), Map.of())) {
            told(shared, "fargate-cluster", Map.of(), offer.stacks());
            told(shared, "artifact-store", Map.of(), offer.stacks());
            var bucket = shared.output("BucketName");
            clients.s3().putObject(b -> b.bucket(bucket).key(CODE), lambdas);
            try {
                shared.put("CodeBucket", bucket);
                shared.put("CodeKey", CODE);
                for (var source : List.of(SOURCE_PROCESS, SOURCE_ENDPOINT)) {
                    for (var target : List.of(TARGET_PROCESS, TARGET_ENDPOINT)) {
                        measure(source, target, shared.outputs());
                    }
                }
            } finally {
                clients.s3().deleteObject(b -> b.bucket(bucket).key(CODE));
            }
        }
    }

    private void measure(String source, String target, Map<String, String> shared)
            throws InterruptedException {
        if (offer.rates().isEmpty()) {
            try (var stacks = new Stacks(clients.cloudFormation(), shared)) {
                deploy(stacks, source, target, 1, offer.stacks());
            }
        }
        boolean first = true;
        for (int rate : offer.rates()) {
            try (var stacks = new Stacks(clients.cloudFormation(), shared)) {
                deploy(stacks, source, target, rate, offer.stacks() && first);
                var run =
                        new RouteRun(
                                clients.logs(),
                                stacks.physicalId(source, "LogGroup"),
                                stacks.physicalId(target, "LogGroup"));
                var service = stacks.physicalId(source, "Service");
                var cluster = stacks.output("ClusterName");
                tell(
                        source + "--" + target + ", " + rate + "/s asked for",
                        run.observe(load, () -> stop(source, cluster, service)));
            }
            first = false;
        }
    }

    /** Endpoints before their route, processes after it. */
    private void deploy(Stacks stacks, String source, String target, int rate, boolean tell)
            throws InterruptedException {
        if (source.equals(SOURCE_ENDPOINT)) {
            told(stacks, source, batch(rate, offer.pollInterval().toMillis()), tell);
            stacks.name("SourceUrl", "MessagesUrl");
            stacks.name("SourceCallerSecurityGroupId", "CallerSecurityGroupId");
        }
        if (target.equals(TARGET_ENDPOINT)) {
            told(stacks, target, Map.of(), tell);
            stacks.name("TargetUrl", "MessagesUrl");
            stacks.name("TargetCallerSecurityGroupId", "CallerSecurityGroupId");
        }
        told(stacks, source + "--" + target, Map.of(), tell);
        if (target.equals(TARGET_PROCESS)) {
            stacks.name("MessagesUrl", "QueueUrl");
            told(stacks, target, batch(rate, PROCESS_INTERVAL), tell);
        }
        if (source.equals(SOURCE_PROCESS)) {
            stacks.name("MessagesUrl", "IngestionUrl");
            told(stacks, source, batch(rate, PROCESS_INTERVAL), tell);
        }
    }

    private void told(Stacks stacks, String template, Map<String, String> more, boolean tell)
            throws InterruptedException {
        var took = stacks.create(template, more);
        if (tell) {
            table.add(
                    Figure.of(
                            "CreateStack to CREATE_COMPLETE, " + template,
                            (double) took.toMillis(),
                            "ms"));
        }
    }

    private static Map<String, String> batch(int rate, long intervalMillis) {
        long size = Math.clamp(rate * intervalMillis / 1_000, 1, 500);
        return Map.of(
                "BatchSize", Long.toString(size), "IntervalMillis", Long.toString(intervalMillis));
    }

    private void tell(String what, Window window) {
        table.add(Figure.of(what + ": emitted", window.emittedPerSecond(), "messages/s"));
        table.add(Figure.of("  delivered", window.deliveredPerSecond(), "messages/s"));
        var latencies = window.latencies();
        table.add(
                Figure.of(
                        "  from emitted to delivered, p50",
                        Window.percentile(latencies, 0.5),
                        "ms"));
        table.add(
                Figure.of(
                        "  from emitted to delivered, p99",
                        Window.percentile(latencies, 0.99),
                        "ms"));
        if (window.missing() > 0) {
            table.add(
                    Figure.of(
                            "  not delivered in 10 s more", (double) window.missing(), "messages"));
        }
    }

    /** An endpoint goes on: without it, the schedule's calls would fail ten times a second. */
    private void stop(String source, String cluster, String service) {
        if (source.equals(SOURCE_PROCESS)) {
            clients.ecs().updateService(b -> b.cluster(cluster).service(service).desiredCount(0));
        }
    }
}

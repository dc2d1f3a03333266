package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Cell;
import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.stepfunctions.asl.Definition;
import dev.messagerouting.localcloud.stepfunctions.asl.Diagnostic;
import dev.messagerouting.localcloud.stepfunctions.asl.Program;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The state machines, by ARN. */
final class Machines {

    private final CloudTime time;
    private final Cell<Map<String, Machine>> cell = new Cell<>(Map.of());

    Machines(CloudTime time) {
        this.time = time;
    }

    Machine get(@Nullable String machineArn) {
        var arn = Arn.machine(machineArn);
        var machine = cell.get().get(arn.text());
        if (machine == null) {
            throw SfnFaults.noMachine(arn.text());
        }
        return machine;
    }

    /** Those of the caller's account and region, by name. */
    List<Machine> all() {
        var caller = Caller.current();
        return cell.get().values().stream()
                .filter(machine -> machine.arn().owner().equals(caller))
                .sorted(Comparator.comparing(Machine::name))
                .toList();
    }

    /**
     * The same request again answers with the machine that is there; a role or tags that differ
     * make no difference:
     * https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
     */
    Machine create(CreateStateMachineRequest request) {
        if (Boolean.TRUE.equals(request.publish())) {
            throw Faults.notImplemented("states", "CreateStateMachine with publish");
        }
        var machine = made(request);
        return cell.commit(
                before -> {
                    var there = before.get(machine.arn().text());
                    if (there == null) {
                        return new Cell.Change<>(with(before, machine), machine);
                    }
                    if (there.status() == StateMachineStatus.DELETING) {
                        throw SfnFaults.machineDeleting(there.arn().text());
                    }
                    if (same(there, machine)) {
                        return new Cell.Change<>(before, there);
                    }
                    throw SfnFaults.machineExists(there.arn().text());
                });
    }

    private Machine made(CreateStateMachineRequest request) {
        var name = Inputs.name(request.name());
        role(request.roleArn());
        boolean express = request.type() == StateMachineType.EXPRESS;
        var now = time.now();
        var arn = Caller.current().arn("states", "stateMachine:" + name);
        return new Machine(
                Arn.machine(arn),
                name,
                String.valueOf(request.definition()),
                program(request.definition(), express),
                request.roleArn(),
                express ? StateMachineType.EXPRESS : StateMachineType.STANDARD,
                logging(request.loggingConfiguration()),
                tracing(request.tracingConfiguration()),
                encryption(request.encryptionConfiguration()),
                tags(request.tags()),
                now,
                now,
                null,
                StateMachineStatus.ACTIVE);
    }

    private static boolean same(Machine one, Machine other) {
        return one.definition().equals(other.definition())
                && one.type() == other.type()
                && one.logging().equals(other.logging())
                && one.tracing().equals(other.tracing())
                && one.encryption().equals(other.encryption());
    }

    Machine update(UpdateStateMachineRequest request) {
        if (Boolean.TRUE.equals(request.publish())) {
            throw Faults.notImplemented("states", "UpdateStateMachine with publish");
        }
        var current = get(request.stateMachineArn());
        if (request.definition() == null
                && request.roleArn() == null
                && request.loggingConfiguration() == null
                && request.tracingConfiguration() == null
                && request.encryptionConfiguration() == null) {
            throw SfnFaults.missing(
                    "Either the definition, the role ARN, the LoggingConfiguration, or the"
                            + " TracingConfiguration must be specified");
        }
        if (request.roleArn() != null) {
            role(request.roleArn());
        }
        var program =
                request.definition() == null
                        ? null
                        : program(request.definition(), current.express());
        return cell.commit(
                before -> {
                    var there = before.get(current.arn().text());
                    if (there == null) {
                        throw SfnFaults.noMachine(current.arn().text());
                    }
                    if (there.status() == StateMachineStatus.DELETING) {
                        throw SfnFaults.machineDeleting(there.arn().text());
                    }
                    var next = updated(there, request, program);
                    return new Cell.Change<>(with(before, next), next);
                });
    }

    /** An update that changes nothing keeps the revision. */
    private Machine updated(
            Machine there, UpdateStateMachineRequest request, @Nullable Program program) {
        var definition = request.definition() == null ? there.definition() : request.definition();
        var role = request.roleArn() == null ? there.roleArn() : request.roleArn();
        var logging =
                request.loggingConfiguration() == null
                        ? there.logging()
                        : request.loggingConfiguration();
        var tracing =
                request.tracingConfiguration() == null
                        ? there.tracing()
                        : request.tracingConfiguration();
        boolean changed =
                !definition.equals(there.definition())
                        || !role.equals(there.roleArn())
                        || !logging.equals(there.logging())
                        || !tracing.equals(there.tracing());
        boolean revised = changed || there.revision() == null;
        return new Machine(
                there.arn(),
                there.name(),
                definition,
                program == null ? there.program() : program,
                role,
                there.type(),
                logging,
                tracing,
                request.encryptionConfiguration() == null
                        ? there.encryption()
                        : request.encryptionConfiguration(),
                there.tags(),
                there.created(),
                time.now(),
                revised ? Names.uuid() : there.revision(),
                there.status());
    }

    /** Marks it: what runs runs on, nothing new starts. */
    void deleting(String arn) {
        cell.update(
                before -> {
                    var there = before.get(arn);
                    return there == null ? before : with(before, there.deleting());
                });
    }

    boolean isDeleting(String arn) {
        var there = cell.get().get(arn);
        return there != null && there.status() == StateMachineStatus.DELETING;
    }

    void remove(String arn) {
        cell.update(
                before -> {
                    var after = new LinkedHashMap<>(before);
                    after.remove(arn);
                    return Map.copyOf(after);
                });
    }

    /**
     * @return whether there is such a machine
     */
    boolean retag(String arn, UnaryOperator<Map<String, String>> change) {
        return cell.commit(
                before -> {
                    var there = before.get(arn);
                    if (there == null) {
                        return new Cell.Change<>(before, false);
                    }
                    var tagged = there.withTags(change.apply(there.tags()));
                    return new Cell.Change<>(with(before, tagged), true);
                });
    }

    @Nullable Map<String, String> tagsOf(String arn) {
        var there = cell.get().get(arn);
        return there == null ? null : new TreeMap<>(there.tags());
    }

    static Map<String, String> tags(List<Tag> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return Map.copyOf(map);
    }

    private static Map<String, Machine> with(Map<String, Machine> before, Machine machine) {
        var after = new LinkedHashMap<>(before);
        after.put(machine.arn().text(), machine);
        return Map.copyOf(after);
    }

    static void role(@Nullable String arn) {
        if (arn == null || !arn.startsWith("arn:")) {
            throw SfnFaults.invalidArn("Invalid ARN prefix: " + arn);
        }
    }

    static Program program(@Nullable String definition, boolean express) {
        var text = definition == null ? "" : definition;
        var errors = Definition.check(text, express).stream().filter(d -> !d.warning()).toList();
        if (!errors.isEmpty()) {
            throw SfnFaults.invalidDefinition(
                    errors.stream().map(Diagnostic::toString).collect(Collectors.joining(", ")));
        }
        return Program.read(text);
    }

    private static LoggingConfiguration logging(@Nullable LoggingConfiguration given) {
        return given == null
                ? LoggingConfiguration.builder()
                        .level(LogLevel.OFF)
                        .includeExecutionData(false)
                        .build()
                : given;
    }

    private static TracingConfiguration tracing(@Nullable TracingConfiguration given) {
        return given == null ? TracingConfiguration.builder().enabled(false).build() : given;
    }

    private static EncryptionConfiguration encryption(@Nullable EncryptionConfiguration given) {
        return given == null
                ? EncryptionConfiguration.builder().type(EncryptionType.AWS_OWNED_KEY).build()
                : given;
    }
}

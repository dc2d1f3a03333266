package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.template.Errors;
import dev.messagerouting.localcloud.cloudformation.template.Template;
import dev.messagerouting.localcloud.kernel.Caller;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.Names;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.util.List;
import java.util.Map;

/**
 * Changes that are looked at first
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html).
 * A change set is worked out before its creation answers, so CREATE_PENDING is never seen.
 */
public final class ChangeSets {

    private static final String NOTHING =
            "The submitted information didn't contain changes. Submit different information to"
                    + " create a change set.";

    /** A change set with its stack. */
    record Found(Stack stack, ChangeSet changeSet) {}

    private final Tools tools;
    private final Recorder recorder;
    private final Engine engine;
    private final StackCommands commands;
    private final TemplateSource templates;

    ChangeSets(Tools tools, Engine engine, StackCommands commands, TemplateSource templates) {
        this.tools = tools;
        this.recorder = tools.recorder();
        this.engine = engine;
        this.commands = commands;
        this.templates = templates;
    }

    public CreateChangeSetResponse create(CreateChangeSetRequest request) {
        var name = Requests.name("changeSetName", request.changeSetName());
        var stackName = Requests.present("stackName", request.stackName());
        StackCommands.refuseParts(request.roleARN(), null, null);
        if (request.changeSetType() == ChangeSetType.IMPORT || request.hasResourcesToImport()) {
            throw Faults.notImplemented("CloudFormation", "change sets that import resources");
        }
        var fresh = request.changeSetType() == ChangeSetType.CREATE;
        var old = fresh ? reviewed(stackName) : commands.updatable(stackName);
        var template = template(request, old);
        var input = input(request, template, old);
        Capabilities.check(template, input.capabilities(), false);
        var identity = old == null ? commands.identity(stackName) : old.identity();
        Preflight.check(tools, identity, input);
        var stack = old == null ? review(identity, input) : old;
        if (stack.changeSets().containsKey(name)) {
            throw Faults.of(
                    AlreadyExistsException.builder(),
                    "AlreadyExistsException",
                    400,
                    "ChangeSet " + name + " already exists");
        }
        var changes = Changes.of(tools, stack, input);
        var some = !changes.isEmpty() || (!fresh && Changes.any(tools, stack, input));
        var changeSet = changeSet(request, name, input, stack, changes, some);
        tools.store().change(stack.id(), now -> now.with(changeSet));
        return CreateChangeSetResponse.builder().id(changeSet.id()).stackId(stack.id()).build();
    }

    private @Nullable Stack reviewed(String stackName) {
        Requests.name("stackName", stackName);
        var old = tools.store().find(stackName).filter(stack -> !stack.deleted()).orElse(null);
        if (old != null && old.status() != StackStatus.REVIEW_IN_PROGRESS) {
            throw Errors.validation(
                    "Stack ["
                            + stackName
                            + "] already exists and cannot be created again with the changeSet ["
                            + stackName
                            + "].");
        }
        return old;
    }

    private Stack review(Identity identity, Input input) {
        var options = new Options(OnFailure.ROLLBACK, null, false, false);
        var status = StackStatus.REVIEW_IN_PROGRESS;
        tools.store().add(StackCommands.stack(identity, input, options, status));
        return recorder.stack(identity.id(), status, Reasons.USER);
    }

    private Template template(CreateChangeSetRequest request, @Nullable Stack old) {
        return old != null && Boolean.TRUE.equals(request.usePreviousTemplate())
                ? old.input().template()
                : templates.read(request.templateBody(), request.templateURL());
    }

    private static Input input(
            CreateChangeSetRequest request, Template template, @Nullable Stack old) {
        Map<String, String> previous = old == null ? Map.of() : old.input().parameters();
        var tags = old == null ? Map.<String, String>of() : old.input().tags();
        return new Input(
                template,
                Requests.parameters(template, request.parameters(), previous),
                request.hasTags() ? Requests.tags(request.tags()) : tags,
                List.copyOf(request.capabilitiesAsStrings()),
                request.roleARN(),
                List.copyOf(request.notificationARNs()),
                request.clientToken());
    }

    private ChangeSet changeSet(
            CreateChangeSetRequest request,
            String name,
            Input input,
            Stack stack,
            List<Change> changes,
            boolean some) {
        var id = Caller.current().arn("cloudformation", "changeSet/" + name + "/" + Names.uuid());
        var options =
                new Options(
                        onFailure(request.onStackFailure()),
                        null,
                        stack.options().terminationProtection(),
                        false);
        return new ChangeSet(
                name,
                id,
                request.description(),
                recorder.now(),
                input,
                options,
                changes,
                some ? ChangeSetStatus.CREATE_COMPLETE : ChangeSetStatus.FAILED,
                some ? null : NOTHING,
                some ? ExecutionStatus.AVAILABLE : ExecutionStatus.UNAVAILABLE);
    }

    private static OnFailure onFailure(@Nullable OnStackFailure wanted) {
        return switch (wanted) {
            case DO_NOTHING -> OnFailure.DO_NOTHING;
            case DELETE -> OnFailure.DELETE;
            case ROLLBACK, UNKNOWN_TO_SDK_VERSION -> OnFailure.ROLLBACK;
            case null -> OnFailure.ROLLBACK;
        };
    }

    /** By its name within a stack, or by its id alone. */
    Found find(@Nullable String stackName, @Nullable String changeSet) {
        var name = Requests.present("changeSetName", changeSet);
        if (!name.startsWith("arn:") && stackName == null) {
            throw Errors.validation(
                    "StackName must be specified if ChangeSetName is not specified as an ARN.");
        }
        var stacks =
                stackName == null ? tools.store().all() : List.of(tools.store().need(stackName));
        for (var stack : stacks) {
            for (var one : stack.changeSets().values()) {
                if (one.name().equals(name) || one.id().equals(name)) {
                    return new Found(stack, one);
                }
            }
        }
        throw Faults.of(
                ChangeSetNotFoundException.builder(),
                "ChangeSetNotFound",
                404,
                "ChangeSet [" + name + "] does not exist");
    }

    public DescribeChangeSetResponse describe(DescribeChangeSetRequest request) {
        var found = find(request.stackName(), request.changeSetName());
        var set = found.changeSet();
        var page =
                Pages.of(
                        set.changes(),
                        request.nextToken(),
                        Pages.SIZE,
                        change -> change.resourceChange().logicalResourceId());
        return DescribeChangeSetResponse.builder()
                .changeSetName(set.name())
                .changeSetId(set.id())
                .stackId(found.stack().id())
                .stackName(found.stack().name())
                .description(set.description())
                .parameters(Views.parameters(set.input()))
                .creationTime(set.created())
                .executionStatus(set.execution())
                .status(set.status())
                .statusReason(set.reason())
                .notificationARNs(set.input().notifications())
                .rollbackConfiguration(r -> {})
                .capabilitiesWithStrings(set.input().capabilities())
                .tags(Views.tags(set.input().tags()))
                .changes(page.items())
                .nextToken(page.next())
                .includeNestedStacks(false)
                .build();
    }

    public ListChangeSetsResponse list(ListChangeSetsRequest request) {
        var stack = tools.store().need(Requests.present("stackName", request.stackName()));
        var all = List.copyOf(stack.changeSets().values());
        var page = Pages.of(all, request.nextToken(), Pages.SIZE, ChangeSet::id);
        return ListChangeSetsResponse.builder()
                .summaries(page.items().stream().map(set -> summary(stack, set)).toList())
                .nextToken(page.next())
                .build();
    }

    private static ChangeSetSummary summary(Stack stack, ChangeSet set) {
        return ChangeSetSummary.builder()
                .stackId(stack.id())
                .stackName(stack.name())
                .changeSetId(set.id())
                .changeSetName(set.name())
                .executionStatus(set.execution())
                .status(set.status())
                .statusReason(set.reason())
                .creationTime(set.created())
                .description(set.description())
                .includeNestedStacks(false)
                .build();
    }

    /** One that is not there is as good as deleted. */
    public void delete(DeleteChangeSetRequest request) {
        try {
            var found = find(request.stackName(), request.changeSetName());
            tools.store()
                    .change(
                            found.stack().id(),
                            stack -> stack.withoutChangeSet(found.changeSet().name()));
        } catch (ChangeSetNotFoundException absent) {
            return;
        }
    }

    /** Executing one deletes all others of the stack. */
    public void execute(ExecuteChangeSetRequest request) {
        var found = find(request.stackName(), request.changeSetName());
        var set = found.changeSet();
        if (set.execution() != ExecutionStatus.AVAILABLE) {
            throw Faults.of(
                    InvalidChangeSetStatusException.builder(),
                    "InvalidChangeSetStatus",
                    400,
                    "ChangeSet ["
                            + set.id()
                            + "] cannot be executed in its current status of ["
                            + set.status()
                            + "]");
        }
        var done = set.with(ExecutionStatus.EXECUTE_COMPLETE);
        var stack =
                tools.store().change(found.stack().id(), now -> now.withoutChangeSets().with(done));
        var disabled = request.disableRollback();
        var onFailure = disabled == null ? set.options().onFailure() : Engine.onFailure(disabled);
        if (stack.status() == StackStatus.REVIEW_IN_PROGRESS) {
            var options = new Options(onFailure, null, false, false);
            tools.store().change(stack.id(), now -> now.with(set.input()).with(options));
            engine.create(recorder.stack(stack.id(), StackStatus.CREATE_IN_PROGRESS, Reasons.USER));
        } else {
            commands.updatable(stack.id());
            commands.begin(stack, set.input(), onFailure);
        }
    }
}

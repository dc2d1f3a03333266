package dev.messagerouting.localcloud.stepfunctions;

import dev.messagerouting.localcloud.kernel.CloudTime;
import dev.messagerouting.localcloud.kernel.Faults;
import dev.messagerouting.localcloud.kernel.Names;
import dev.messagerouting.localcloud.kernel.Threads;
import dev.messagerouting.localcloud.stepfunctions.run.Run;
import dev.messagerouting.localcloud.stepfunctions.run.RunPlan;
import dev.messagerouting.localcloud.stepfunctions.run.Services;
import dev.messagerouting.localcloud.stepfunctions.run.Tasks;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

import java.util.Set;

/** The operations on executions. */
final class ExecutionApi {

    private static final int LONGEST_TOKEN = 3096;
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private final Machines machines;
    private final Executions executions;
    private final MachineMeters meters;
    private final Services services;

    ExecutionApi(
            Machines machines,
            Executions executions,
            MachineMeters meters,
            CloudTime time,
            Threads threads,
            Tasks tasks) {
        this.machines = machines;
        this.executions = executions;
        this.meters = meters;
        this.services = new Services(time, threads, tasks, this::ended);
    }

    private void ended(Run run) {
        meters.ended(run);
        executions.ended(run);
        var machine = run.plan().machineArn();
        if (machines.isDeleting(machine) && !executions.anyRuns(machine)) {
            machines.remove(machine);
            executions.forget(machine);
        }
    }

    /**
     * Starting again under the same name with the same input while it runs answers the same:
     * https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
     */
    StartExecutionResponse start(StartExecutionRequest request) {
        var machine = startable(request.stateMachineArn());
        var run = new Run(plan(machine, request.name(), request.input()), services);
        var there = machine.express() ? null : add(run, machine);
        if (there == null) {
            meters.started(run);
            run.start();
        }
        var shown = there == null ? run : there;
        return StartExecutionResponse.builder()
                .executionArn(shown.plan().executionArn())
                .startDate(shown.started())
                .build();
    }

    /** The one that runs by this name already, or null if {@code run} is new. */
    private @Nullable Run add(Run run, Machine machine) {
        var arn = run.plan().executionArn();
        if (executions.isGone(arn)) {
            throw SfnFaults.executionExists(arn);
        }
        var there = executions.add(run, machine);
        if (there == null) {
            return null;
        }
        boolean same = there.plan().input().text().equals(run.plan().input().text());
        if (!same || there.status().ended()) {
            throw SfnFaults.executionExists(arn);
        }
        return there;
    }

    private Machine startable(@Nullable String machineArn) {
        var machine = machines.get(machineArn);
        if (machine.status() == StateMachineStatus.DELETING) {
            throw SfnFaults.machineDeleting(machine.arn().text());
        }
        return machine;
    }

    private static RunPlan plan(Machine machine, @Nullable String given, @Nullable String input) {
        var name = given == null ? Names.uuid() : Inputs.name(given);
        var owner = machine.arn().owner();
        var resource = machine.name() + ":" + name;
        var arn =
                machine.express()
                        ? owner.arn("states", "express:" + resource + ":" + Names.uuid())
                        : owner.arn("states", "execution:" + resource);
        return new RunPlan(
                arn,
                name,
                machine.arn().text(),
                machine.name(),
                machine.roleArn(),
                machine.express(),
                machine.program(),
                Inputs.input(input),
                owner);
    }

    StartSyncExecutionResponse startSync(StartSyncExecutionRequest request) {
        var machine = startable(request.stateMachineArn());
        if (!machine.express()) {
            throw SfnFaults.wrongType();
        }
        var run = new Run(plan(machine, request.name(), request.input()), services);
        meters.started(run);
        run.start();
        try {
            run.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        return Answers.sync(run, request.includedData());
    }

    StopExecutionResponse stop(StopExecutionRequest request) {
        var run = find(request.executionArn());
        var error = Inputs.atMost(request.error(), "error", LONGEST_ERROR);
        var cause = Inputs.atMost(request.cause(), "cause", LONGEST_CAUSE);
        var status = run.status();
        if (!status.ended()) {
            try {
                status = run.stop(error, cause);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
        return StopExecutionResponse.builder().stopDate(status.stopped()).build();
    }

    RedriveExecutionResponse redrive(RedriveExecutionRequest request) {
        var run = find(request.executionArn());
        var why = Answers.whyNotRedrivable(run);
        if (why != null || !redriven(run)) {
            throw SfnFaults.notRedrivable(
                    why == null ? "Execution is RUNNING and cannot be redriven" : why);
        }
        meters.redriven(run);
        return RedriveExecutionResponse.builder().redriveDate(run.status().redriven()).build();
    }

    private static boolean redriven(Run run) {
        try {
            return run.redrive();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    DescribeExecutionResponse describe(DescribeExecutionRequest request) {
        return Answers.execution(find(request.executionArn()), request.includedData());
    }

    DescribeStateMachineForExecutionResponse describeMachine(
            DescribeStateMachineForExecutionRequest request) {
        var run = find(request.executionArn());
        var machine = executions.machineOf(run.plan().executionArn());
        if (machine == null) {
            throw SfnFaults.noExecution(request.executionArn());
        }
        return Answers.machineOf(run, machine);
    }

    private Run find(@Nullable String executionArn) {
        var arn = Arn.execution(executionArn);
        var run = executions.get(arn.text());
        if (run == null) {
            throw SfnFaults.noExecution(arn.text());
        }
        return run;
    }

    ListExecutionsResponse list(ListExecutionsRequest request) {
        if (request.mapRunArn() != null) {
            throw Faults.notImplemented("states", "ListExecutions by mapRunArn");
        }
        var machine = machines.get(request.stateMachineArn());
        if (machine.express()) {
            throw SfnFaults.wrongType();
        }
        var filter = filter(request);
        int size = Inputs.maxResults(request.maxResults());
        var of = machine.arn().text() + " " + filter;
        var token = Inputs.atMost(request.nextToken(), "nextToken", LONGEST_TOKEN);
        long before = token == null ? Long.MAX_VALUE : Page.position(of, token);
        var found =
                executions.newestFirst(machine.arn().text(), before).stream()
                        .filter(e -> filter == null || e.run().status().status() == filter)
                        .filter(e -> redriven(request, e.run()))
                        .limit(size + 1L)
                        .toList();
        var page = found.subList(0, Math.min(size, found.size()));
        return ListExecutionsResponse.builder()
                .executions(page.stream().map(e -> Answers.item(e.run())).toList())
                .nextToken(found.size() > size ? Page.token(of, page.getLast().order()) : null)
                .build();
    }

    private static boolean redriven(ListExecutionsRequest request, Run run) {
        var filter = request.redriveFilter();
        if (filter == null) {
            return true;
        }
        boolean was = run.status().redriveCount() > 0;
        return switch (filter) {
            case REDRIVEN -> was;
            case NOT_REDRIVEN -> !was;
            case UNKNOWN_TO_SDK_VERSION ->
                    throw SfnFaults.constraint(
                            request.redriveFilterAsString(),
                            "redriveFilter",
                            "satisfy enum value set: [REDRIVEN, NOT_REDRIVEN]");
        };
    }

    private static final Set<String> STATUSES =
            Set.of("SUCCEEDED", "TIMED_OUT", "PENDING_REDRIVE", "ABORTED", "FAILED", "RUNNING");

    private static @Nullable ExecutionStatus filter(ListExecutionsRequest request) {
        var given = request.statusFilterAsString();
        if (given != null && !STATUSES.contains(given)) {
            throw SfnFaults.constraint(
                    given,
                    "statusFilter",
                    "satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED,"
                            + " FAILED, RUNNING]");
        }
        return request.statusFilter();
    }

    GetExecutionHistoryResponse history(GetExecutionHistoryRequest request) {
        return HistoryPages.of(find(request.executionArn()), request);
    }
}

package dev.messagerouting.console;

import dev.messagerouting.console.cloud.CloudClients;
import dev.messagerouting.console.cloud.ExecutionFlowReader;
import dev.messagerouting.console.cloud.LogFlowReader;
import dev.messagerouting.console.cloud.LogSource;
import dev.messagerouting.console.flow.FlowReader;
import dev.messagerouting.console.flow.RequestBudget;
import dev.messagerouting.console.model.Component;
import dev.messagerouting.console.model.Route;
import dev.messagerouting.console.planning.StackNames;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes what reads one route's news: its components' logs, and its executions. */
record RouteReaders(
        StackNames names,
        CloudClients clients,
        RequestBudget budget,
        InstantSource clock,
        LogFlowReader.Window window) {

    List<FlowReader> of(Route route) {
        return List.of(
                new LogFlowReader(route.id(), sources(route), clients, budget, clock, window),
                new ExecutionFlowReader(route.id(), names.route(route.id()), clients, budget));
    }

    /** Where docs/contracts.md says that log groups are. */
    private List<LogSource> sources(Route route) {
        var sources = new ArrayList<LogSource>();
        for (var component : route.components()) {
            switch (component.kind()) {
                case FUNCTION -> sources.add(function(route, component));
                case SOURCE, TARGET -> sources.add(simulator(route, component));
                case SCHEDULE, API, STREAM, STATE_MACHINE -> {}
            }
        }
        return sources;
    }

    private LogSource function(Route route, Component function) {
        var id = function.id();
        return new LogSource(id, names.route(route.id()), id.value() + "LogGroup");
    }

    private LogSource simulator(Route route, Component simulator) {
        var id = simulator.id();
        return new LogSource(id, names.simulator(route.id(), id), "LogGroup");
    }
}

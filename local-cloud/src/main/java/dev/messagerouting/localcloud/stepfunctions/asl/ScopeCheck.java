package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the states of one scope: each, and how they lead to one another. */
final class ScopeCheck {

    private static final int LONGEST_NAME = 80;

    private final Diagnostics out;
    private final boolean jsonata;
    private final boolean express;

    /** State names are unique in the whole machine. */
    private final Set<String> names = new HashSet<>();

    private final List<Runnable> scopes = new ArrayList<>();

    ScopeCheck(Diagnostics out, boolean jsonata, boolean express) {
        this.out = out;
        this.jsonata = jsonata;
        this.express = express;
    }

    boolean jsonata() {
        return jsonata;
    }

    boolean express() {
        return express;
    }

    /**
     * @param at the scope's place, without a slash at the end
     */
    void check(JsonNode scope, String at) {
        var place = at.isEmpty() ? "/" : at;
        if (!scope.isObject()) {
            out.schema(place, "Expected value of type Object");
            return;
        }
        out.text(scope, at, "StartAt");
        if (!out.require(scope, place, "States", "StartAt")) {
            return;
        }
        var states = scope.get("States");
        if (!states.isObject()) {
            out.schema(at + "/States", "Expected value of type Object");
            return;
        }
        if (states.isEmpty()) {
            out.schema(at + "/States", "Value cannot be empty");
            return;
        }
        for (var state : states.properties()) {
            state(state.getKey(), state.getValue(), at + "/States/" + state.getKey());
        }
        scopes.add(() -> transitions(scope, at, states));
    }

    /** How states lead to one another is looked at only where each is well formed. */
    void transitions() {
        if (out.found().isEmpty()) {
            scopes.forEach(Runnable::run);
        }
    }

    private void state(String name, JsonNode node, String at) {
        if (!names.add(name)) {
            out.error("DUPLICATE_STATE_NAME", at, "Duplicate State name: " + name);
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            out.error(
                    "INVALID_STATE_NAME",
                    at,
                    "State names must have from 1 to " + LONGEST_NAME + " characters: " + name);
        }
        if (node.isObject()) {
            new StateCheck(this, out, node, at).check();
        } else {
            out.schema(at, "Expected value of type Object");
        }
    }

    private void transitions(JsonNode scope, String at, JsonNode states) {
        var start = scope.get("StartAt").asString("");
        if (!states.has(start)) {
            missing(start, at + "/StartAt");
            return;
        }
        boolean ends = false;
        for (var state : states.properties()) {
            var place = at + "/States/" + state.getKey();
            targets(state.getValue())
                    .forEach(
                            (field, target) -> {
                                if (!states.has(target)) {
                                    missing(target, place + "/" + field);
                                }
                            });
            ends |= terminal(state.getValue());
        }
        if (!ends) {
            out.error("MISSING_END_STATE", at + "/States", "Workflow has no terminal state");
        }
        reachable(start, states, at);
    }

    private void missing(String target, String location) {
        out.error("MISSING_TRANSITION_TARGET", location, "Missing 'Next' target: " + target);
    }

    private static boolean terminal(JsonNode state) {
        var type = state.path("Type").asString("");
        return type.equals("Succeed")
                || type.equals("Fail")
                || state.path("End").booleanValue(false);
    }

    private void reachable(String start, JsonNode states, String at) {
        var seen = new HashSet<String>();
        var open = new ArrayDeque<String>();
        open.add(start);
        while (!open.isEmpty()) {
            var name = open.remove();
            if (states.has(name) && seen.add(name)) {
                open.addAll(targets(states.get(name)).values());
            }
        }
        for (var name : states.propertyNames()) {
            if (!seen.contains(name)) {
                out.error(
                        "MISSING_TRANSITION_TARGET",
                        at + "/States/" + name,
                        "State \"" + name + "\" is not reachable.");
            }
        }
    }

    /** Where a state may go on, by the field that says so. */
    private static Map<String, String> targets(JsonNode state) {
        var targets = new LinkedHashMap<String, String>();
        target(targets, state, "Next", "Next");
        target(targets, state, "Default", "Default");
        for (var list : Set.of("Choices", "Catch")) {
            var entries = state.path(list);
            for (int i = 0; entries.isArray() && i < entries.size(); i++) {
                target(targets, entries.get(i), "Next", list + "[" + i + "]/Next");
            }
        }
        return targets;
    }

    private static void target(
            Map<String, String> targets, JsonNode node, String field, String place) {
        if (node.path(field).isString()) {
            targets.put(place, node.get(field).stringValue());
        }
    }
}

package dev.messagerouting.localcloud.stepfunctions.asl;

import tools.jackson.databind.JsonNode;

/** {@code InputPath} and {@code OutputPath}: the part of a value that goes on. */
public sealed interface Select {

    record All() implements Select {}

    /** {@code null}: an empty object instead. */
    record Nothing() implements Select {}

    record Part(PathRef path) implements Select {}

    /**
     * @param env its input is what is selected from
     */
    default JsonNode apply(Env env) {
        return switch (this) {
            case All() -> env.input();
            case Nothing() -> Json.object();
            case Part(PathRef path) -> {
                try {
                    yield path.read(env);
                } catch (PathMissing missing) {
                    throw AslError.runtime(
                            "Invalid path '" + path.text() + "' : " + missing.problem());
                }
            }
        };
    }
}

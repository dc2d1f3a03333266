package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One entry of {@code Catch}.
 *
 * @param output JSONata only: what goes on instead of the error output
 */
public record Catcher(
        List<String> errorEquals,
        String next,
        ResultPath resultPath,
        @Nullable Template output,
        @Nullable Template assign) {}

package dev.messagerouting.localcloud.cloudformation.stacks;

import static software.amazon.awssdk.services.cloudformation.model.StackStatus.CREATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.CREATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.CREATE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.DELETE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.DELETE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.DELETE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.REVIEW_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.ROLLBACK_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.ROLLBACK_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.ROLLBACK_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_COMPLETE;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_FAILED;
import static software.amazon.awssdk.services.cloudformation.model.StackStatus.UPDATE_ROLLBACK_IN_PROGRESS;

import software.amazon.awssdk.services.cloudformation.model.StackStatus;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The moves that a stack's status may make
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html, stack
 * status codes).
 */
final class Lifecycle {

    private static final Map<StackStatus, Set<StackStatus>> MOVES = moves();

    private Lifecycle() {}

    private static Map<StackStatus, Set<StackStatus>> moves() {
        var moves = new EnumMap<StackStatus, Set<StackStatus>>(StackStatus.class);
        moves.put(REVIEW_IN_PROGRESS, Set.of(REVIEW_IN_PROGRESS, CREATE_IN_PROGRESS));
        moves.put(
                CREATE_IN_PROGRESS,
                Set.of(
                        CREATE_IN_PROGRESS,
                        CREATE_COMPLETE,
                        CREATE_FAILED,
                        ROLLBACK_IN_PROGRESS,
                        DELETE_IN_PROGRESS));
        moves.put(CREATE_COMPLETE, Set.of(UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS));
        moves.put(CREATE_FAILED, Set.of(DELETE_IN_PROGRESS));
        moves.put(
                ROLLBACK_IN_PROGRESS,
                Set.of(ROLLBACK_COMPLETE, ROLLBACK_FAILED, DELETE_IN_PROGRESS));
        moves.put(ROLLBACK_COMPLETE, Set.of(DELETE_IN_PROGRESS));
        moves.put(ROLLBACK_FAILED, Set.of(DELETE_IN_PROGRESS));
        moves.put(
                UPDATE_IN_PROGRESS,
                Set.of(
                        UPDATE_COMPLETE_CLEANUP_IN_PROGRESS,
                        UPDATE_FAILED,
                        UPDATE_ROLLBACK_IN_PROGRESS,
                        DELETE_IN_PROGRESS));
        moves.put(UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, Set.of(UPDATE_COMPLETE, DELETE_IN_PROGRESS));
        moves.put(UPDATE_COMPLETE, Set.of(UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS));
        moves.put(UPDATE_FAILED, Set.of(UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS));
        moves.put(
                UPDATE_ROLLBACK_IN_PROGRESS,
                Set.of(
                        UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                        UPDATE_ROLLBACK_FAILED,
                        DELETE_IN_PROGRESS));
        moves.put(
                UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
                Set.of(UPDATE_ROLLBACK_COMPLETE, DELETE_IN_PROGRESS));
        moves.put(UPDATE_ROLLBACK_COMPLETE, Set.of(UPDATE_IN_PROGRESS, DELETE_IN_PROGRESS));
        moves.put(UPDATE_ROLLBACK_FAILED, Set.of(DELETE_IN_PROGRESS));
        moves.put(DELETE_IN_PROGRESS, Set.of(DELETE_COMPLETE, DELETE_FAILED));
        moves.put(DELETE_FAILED, Set.of(DELETE_IN_PROGRESS));
        return moves;
    }

    /** A stack may also stay what it is, and say why: a deletion that was called off. */
    static boolean legal(StackStatus from, StackStatus to) {
        return from == to || MOVES.getOrDefault(from, Set.of()).contains(to);
    }
}

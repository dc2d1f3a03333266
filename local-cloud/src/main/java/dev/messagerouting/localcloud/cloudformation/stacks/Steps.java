package dev.messagerouting.localcloud.cloudformation.stacks;

import dev.messagerouting.localcloud.cloudformation.kinds.Made;
import dev.messagerouting.localcloud.cloudformation.kinds.Progress;
import dev.messagerouting.localcloud.cloudformation.kinds.ResourceKind;
import dev.messagerouting.localcloud.cloudformation.kinds.Work;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The steps of one resource: made, changed, deleted; each with its events. */
final class Steps {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Tools tools;
    private final Recorder recorder;
    private final Identity identity;
    private final BooleanSupplier halt;

    /**
     * @param halt whether work that waits is to be given up
     */
    Steps(Tools tools, Identity identity, BooleanSupplier halt) {
        this.tools = tools;
        this.recorder = tools.recorder();
        this.identity = identity;
        this.halt = halt;
    }

    /** Makes a new resource, as the first one or in place of another. */
    Optional<String> create(Piece wanted, Map<String, String> tags, @Nullable Piece replaced) {
        var update = replaced != null;
        var running =
                update ? ResourceStatus.UPDATE_IN_PROGRESS : ResourceStatus.CREATE_IN_PROGRESS;
        var first = move(wanted.with((Made) null), running, update ? Reasons.REPLACING : null);
        recorder.piece(identity.id(), replaced == null ? first : first.with(replaced.made()));
        var progress = new Follow(first, running);
        try {
            var made = kind(wanted).create(work(wanted, tags, progress));
            progress.initiated(made.physicalId());
            var end = update ? ResourceStatus.UPDATE_COMPLETE : ResourceStatus.CREATE_COMPLETE;
            recorder.piece(identity.id(), move(first.with(made), end, null));
            return Optional.empty();
        } catch (Operation.Stopped stopped) {
            return fail(progress.latest(), update, Reasons.CREATION_CANCELLED);
        } catch (RuntimeException failure) {
            return fail(progress.latest(), update, Reasons.of(failure, wanted.logicalId()));
        }
    }

    /** Changes a resource in place. */
    Optional<String> update(
            Piece existing, Map<String, String> oldTags, Piece wanted, Map<String, String> tags) {
        var made = existing.made();
        if (made == null) {
            throw new IllegalStateException(existing.logicalId() + " is not there");
        }
        var begun = move(wanted.with(made), ResourceStatus.UPDATE_IN_PROGRESS, null);
        recorder.piece(identity.id(), begun);
        try {
            var progress = new Follow(begun, ResourceStatus.UPDATE_IN_PROGRESS);
            progress.said = true;
            var now =
                    kind(wanted)
                            .update(
                                    work(wanted, tags, progress),
                                    made,
                                    work(existing, oldTags, progress));
            recorder.piece(
                    identity.id(), move(begun.with(now), ResourceStatus.UPDATE_COMPLETE, null));
            return Optional.empty();
        } catch (Operation.Stopped stopped) {
            return fail(begun, true, Reasons.UPDATE_CANCELLED);
        } catch (RuntimeException failure) {
            return fail(begun, true, Reasons.of(failure, wanted.logicalId()));
        }
    }

    /** A resource that cannot even be begun. */
    Optional<String> refuse(Piece wanted, String reason) {
        recorder.piece(identity.id(), move(wanted, ResourceStatus.CREATE_IN_PROGRESS, null));
        return fail(wanted, false, reason);
    }

    /** A change that cannot even be begun. */
    Optional<String> refuseUpdate(Piece wanted, String reason) {
        recorder.piece(identity.id(), move(wanted, ResourceStatus.UPDATE_IN_PROGRESS, null));
        return fail(wanted, true, reason);
    }

    private Optional<String> fail(Piece piece, boolean update, String reason) {
        var status = update ? ResourceStatus.UPDATE_FAILED : ResourceStatus.CREATE_FAILED;
        recorder.piece(identity.id(), move(piece, status, reason));
        return Optional.of(reason);
    }

    /**
     * Deletes a resource, unless it is to stay.
     *
     * @param owned whether it is still the stack's own, rather than one that was replaced
     * @param retained whether it stays although it goes from the stack
     */
    Optional<String> delete(Piece piece, boolean owned, boolean retained) {
        if (!piece.exists()) {
            tell(move(piece, ResourceStatus.DELETE_COMPLETE, null), owned);
            return Optional.empty();
        }
        if (retained) {
            tell(move(piece, ResourceStatus.DELETE_SKIPPED, null), owned);
            return Optional.empty();
        }
        tell(move(piece, ResourceStatus.DELETE_IN_PROGRESS, null), owned);
        try {
            deleteNow(piece);
            tell(move(piece, ResourceStatus.DELETE_COMPLETE, null), owned);
            return Optional.empty();
        } catch (Operation.Stopped stopped) {
            throw stopped;
        } catch (RuntimeException failure) {
            var reason = Reasons.of(failure, piece.logicalId());
            tell(move(piece, ResourceStatus.DELETE_FAILED, reason), owned);
            return Optional.of(reason);
        }
    }

    private void deleteNow(Piece piece) {
        var made = piece.made();
        if (made == null) {
            return;
        }
        var progress = new Follow(piece, ResourceStatus.DELETE_IN_PROGRESS);
        progress.said = true;
        try {
            kind(piece).delete(work(piece, Map.of(), progress), made);
        } catch (AwsServiceException refused) {
            if (!Reasons.gone(refused)) {
                throw refused;
            }
        }
    }

    private void tell(Piece piece, boolean owned) {
        if (owned) {
            recorder.piece(identity.id(), piece);
        } else {
            recorder.event(identity.id(), piece);
        }
    }

    private Piece move(Piece piece, ResourceStatus status, @Nullable String reason) {
        return piece.with(status, reason, recorder.now());
    }

    private ResourceKind kind(Piece piece) {
        return tools.kinds().of(piece.type());
    }

    private Work work(Piece piece, Map<String, String> tags, Progress progress) {
        var all = new LinkedHashMap<>(tags);
        all.put("aws:cloudformation:stack-name", identity.name());
        all.put("aws:cloudformation:stack-id", identity.id());
        all.put("aws:cloudformation:logical-id", piece.logicalId());
        return new Work(
                piece.type(),
                piece.logicalId(),
                identity.name(),
                piece.properties(),
                all,
                progress);
    }

    /** Tells once that the service has begun, and waits between looks whether it is done. */
    private final class Follow implements Progress {

        private final ResourceStatus status;
        private Piece piece;
        private boolean said;

        Follow(Piece piece, ResourceStatus status) {
            this.piece = piece;
            this.status = status;
        }

        Piece latest() {
            return piece;
        }

        @Override
        public void initiated(String physicalId) {
            if (!said) {
                said = true;
                piece = move(piece.with(Made.of(physicalId)), status, Reasons.INITIATED);
                recorder.piece(identity.id(), piece);
            }
        }

        @Override
        public void await(BooleanSupplier stable) {
            var pause = SHORTEST_PAUSE;
            while (!stable.getAsBoolean()) {
                if (halt.getAsBoolean()) {
                    throw new Operation.Stopped();
                }
                pause(pause);
                var next = pause.multipliedBy(2);
                pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            }
        }

        private void pause(Duration pause) {
            try {
                tools.time().sleep(pause);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new Operation.Stopped();
            }
        }
    }
}

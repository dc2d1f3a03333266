package dev.messagerouting.console.planning;

import java.util.Set;

/** One piece of a plan. */
public sealed interface Step {

    /** Unique in its plan; what the screen and the events call it. */
    String id();

    /** What the screen shows, for example {@code Cluster}. */
    String title();

    /** The ids of the steps that must be done before. */
    Set<String> needs();

    /** Makes or updates a stack. */
    record DeployStack(String id, String title, StackRecipe recipe, Set<String> needs)
            implements Step {
        public DeployStack {
            needs = Set.copyOf(needs);
        }
    }

    /** Uploads an artifact into the bucket that an output names. */
    record Upload(
            String id,
            String title,
            String artifact,
            StackRecipe.ParameterSource.Output bucket,
            Set<String> needs)
            implements Step {
        public Upload {
            needs = Set.copyOf(needs);
        }
    }

    /** Deletes a stack. */
    record DeleteStack(String id, String title, String stackName, Set<String> needs)
            implements Step {
        public DeleteStack {
            needs = Set.copyOf(needs);
        }
    }
}

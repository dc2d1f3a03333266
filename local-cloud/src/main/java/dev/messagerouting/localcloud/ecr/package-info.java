/** ECR as records: repositories, and which images they list. No layer is stored. */
@NullMarked
package dev.messagerouting.localcloud.ecr;

import org.jspecify.annotations.NullMarked;

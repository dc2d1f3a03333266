/** The Amazon States Language: definitions read, checked and evaluated; nothing runs here. */
@NullMarked
package dev.messagerouting.localcloud.stepfunctions.asl;

import org.jspecify.annotations.NullMarked;

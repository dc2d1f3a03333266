/** From a plan to done: runs steps side by side, tells what happens, keeps the first error. */
@NullMarked
package dev.messagerouting.console.deploy;

import org.jspecify.annotations.NullMarked;

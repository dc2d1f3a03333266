/** What the tests stand on: clients, time and context of our own. */
@NullMarked
package dev.messagerouting.lambda.testkit;

import org.jspecify.annotations.NullMarked;

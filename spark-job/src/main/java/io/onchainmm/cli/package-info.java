/** The commands: parse, call, print, exit code. Only those that need Spark start it. */
package io.onchainmm.cli;

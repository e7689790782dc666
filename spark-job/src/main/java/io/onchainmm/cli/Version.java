package io.onchainmm.cli;

import io.onchainmm.sweep.CodeVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"onchain-mm " + CodeVersion.current()};
  }
}

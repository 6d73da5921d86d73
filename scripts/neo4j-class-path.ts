import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const NEO4J_VERSION = '5.26.28';

/**
 * Java class path of Neo4j Community, from Maven Central through `mvn`, kept in `~/.cache/paperlineage`
 * (`XDG_CACHE_HOME` is heeded). Some 120 MB, fetched once. The same class path holds `org.neo4j.cli.AdminTool`.
 */
export async function neo4jClassPath(version = NEO4J_VERSION): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'paperlineage');
  const folder = join(cache, `neo4j-${version}`);
  if (!existsSync(folder)) await fetchJars(version, cache, folder);
  return join(folder, '*');
}

/** Java as Neo4j wants it, up to the name of the class to run. */
export function javaCommand(classPath: string): [java: string, ...options: string[]] {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const opens = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
    name => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  );
  return [java, '-Xms256m', '-Xmx1g', ...opens, '-cp', classPath];
}

async function fetchJars(version: string, cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'fetching-'));
  try {
    writeFileSync(join(draft, 'pom.xml'), projectFile(version));
    const jars = join(draft, 'jars');
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`, '-DincludeScope=runtime'];
    await promisify(execFile)('mvn', ['-q', '-B', '-f', join(draft, 'pom.xml'), ...goal]);
    // Another process may have fetched the same meanwhile: then its folder stays.
    if (!existsSync(folder)) renameSync(jars, folder);
  } catch (cause) {
    const { stdout = '', message } = cause as { stdout?: string; message: string };
    const said = stdout.trim().split('\n').slice(0, 5).join('\n') || message;
    throw new Error(`Neo4j ${version} could not be fetched from Maven Central; \`mvn\` is needed. It said:\n${said}`, {
      cause,
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function projectFile(version: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}

namespace Payg.Service.Commands;

/// <summary>The program cannot do what it was started for. The message is one line for the operator.</summary>
/// <param name="message">What is in the way and what to do; repeats no secret.</param>
internal sealed class StartupException(string message, int exitCode, Exception? inner = null)
    : Exception(message, inner)
{
    public int ExitCode => exitCode;
}

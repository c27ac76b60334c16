using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Payg.Storage;

namespace Payg.Service.Startup;

/// <summary>Why the service does not start, in one line for the operator.</summary>
/// <param name="Message">What is in the way and what to do.</param>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
internal sealed record StartupFailure(string Message, int ExitCode)
{
    /// <summary>The failure that the exception means, or null where it is a fault of ours.</summary>
    public static StartupFailure? Of(Exception exception) => exception switch
    {
        InvalidSettingException => new(exception.Message, ExitCodes.InvalidSetting),
        OptionsValidationException options => new(string.Join(' ', options.Failures), ExitCodes.InvalidSetting),
        InvalidOperationException { InnerException: FormatException } or FormatException =>
            new($"A setting cannot be read: {exception.Message}", ExitCodes.InvalidSetting),
        IOException or UnauthorizedAccessException or SocketException =>
            new($"Payg cannot start: {exception.Message}", ExitCodes.CannotStart),
        _ => null,
    };
}

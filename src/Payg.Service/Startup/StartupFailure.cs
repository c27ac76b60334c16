using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Payg.Journal.Files;
using Payg.Service.Commands;
using Payg.Storage.Databases;

namespace Payg.Service.Startup;

/// <summary>Why the program does not start, in one line for the operator.</summary>
internal sealed partial record StartupFailure(string Message, int ExitCode)
{
    /// <summary>The failure that the exception means, or null where it is a fault of ours.</summary>
    public static StartupFailure? Of(Exception exception) => exception switch
    {
        StartupException known => Make(known.Message, known.ExitCode),
        InvalidSettingException { Setting: DatabaseOptions.SettingName } =>
            Make(exception.Message, ExitCodes.InvalidConnectionString),
        InvalidSettingException => Make(exception.Message, ExitCodes.InvalidSetting),
        OptionsValidationException options => Make(Text(options), ExitCodes.InvalidSetting),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            Make(string.Join(' ', several.InnerExceptions.Cast<OptionsValidationException>().Select(Text)),
                ExitCodes.InvalidSetting),
        InvalidOperationException { InnerException: FormatException } or FormatException =>
            Make($"A setting cannot be read: {exception.Message}", ExitCodes.InvalidSetting),
        InvalidDataException { InnerException: FormatException } =>
            Make($"{exception.Message} {exception.GetBaseException().Message}", ExitCodes.InvalidSetting),

        // These come from the web server, which has no types of its own for them.
        ArgumentOutOfRangeException { ParamName: "port" } =>
            Make("The port of an address to listen on is not valid: use 0 to 65535.", ExitCodes.InvalidSetting),
        InvalidOperationException when exception.Message.Contains("HTTPS endpoint", StringComparison.Ordinal) =>
            Make("HTTPS needs a certificate: set Kestrel:Certificates:Default:Path, or let a "
                + "proxy in front speak HTTPS.", ExitCodes.InvalidSetting),
        CryptographicException =>
            Make($"A certificate or a key cannot be used: {exception.Message}", ExitCodes.InvalidSetting),
        UnusableDatabaseException => Make(exception.Message, ExitCodes.DatabaseFailed),
        JournalInUseException => Make(exception.Message, ExitCodes.JournalInUse),
        IOException { InnerException: AddressInUseException } or SocketException =>
            Make(CannotListen(exception), ExitCodes.CannotListen),
        IOException or UnauthorizedAccessException =>
            Make($"Payg cannot write: {exception.Message}", ExitCodes.CannotWrite),
        _ => null,
    };

    private static string CannotListen(Exception exception) =>
        TakenAddress.Match(exception.Message) is { Success: true } taken
            && Uri.TryCreate(taken.Groups["address"].Value, UriKind.Absolute, out var address)
            ? $"Port {address.Port} is already in use ({taken.Groups["address"]}): end the program that listens there, "
                + "or choose another with ASPNETCORE_URLS."
            : $"Cannot bind to the address: {exception.Message}";

    private static StartupFailure Make(string message, int exitCode) =>
        new(message.ReplaceLineEndings(" "), exitCode);

    /// <summary>Every failure with the name of the setting, which the framework's text does not have.</summary>
    private static string Text(OptionsValidationException exception)
    {
        var section = exception.OptionsType.GetField("Section")?.GetRawConstantValue();
        return string.Join(' ', exception.Failures.Select(failure =>
            section is not null && Annotated.Match(failure) is { Success: true } match
                ? $"The setting {section}:{match.Groups["member"]} cannot be used: {match.Groups["problem"]}"
                : failure));
    }

    [GeneratedRegex(
        "address (?<address>\\S+): address already in use", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TakenAddress { get; }

    [GeneratedRegex(
        "^DataAnnotation validation failed for '[^']+' members: '(?<member>[^']+)' "
        + "with the error: '(?<problem>.+)'\\.$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Annotated { get; }
}

using System.Text.Encodings.Web;
using Microsoft.Extensions.Logging.Console;

namespace Payg.Service.Startup;

internal static class LogExtensions
{
    /// <summary>
    /// One JSON object a line where a program reads the log; text for people in development and at a terminal.
    /// <c>Logging:Console:FormatterName</c> (<c>json</c>, <c>simple</c>, <c>systemd</c>) decides otherwise.
    /// </summary>
    /// <param name="areLogsApart">Whether standard output is not for the log, which then is on standard error.</param>
    public static void AddLogs(this WebApplicationBuilder builder, bool areLogsApart)
    {
        var isForPeople = builder.Environment.IsDevelopment() || !Console.IsOutputRedirected;
        builder.Services.PostConfigure<ConsoleLoggerOptions>(console =>
        {
            console.FormatterName ??= isForPeople ? ConsoleFormatterNames.Simple : ConsoleFormatterNames.Json;
            if (areLogsApart)
                console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        builder.Services.PostConfigure<JsonConsoleFormatterOptions>(json =>
        {
            json.TimestampFormat ??= "yyyy-MM-ddTHH:mm:ss.fffZ";
            json.UseUtcTimestamp = true;
            // Nothing of the log is put into a page: apostrophes and letters stay as they are.
            json.JsonWriterOptions = json.JsonWriterOptions with
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            };
        });
    }
}

using System.Buffers;
using System.Globalization;

namespace Payg.Service.Commands;

/// <summary>Writes lines of comma-separated values (RFC 4180). The only writer of CSV in the service.</summary>
internal static class Csv
{
    // RFC 4180 quotes these; a spreadsheet may also split lines at the others.
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n\u0085\u2028\u2029");

    // What spreadsheets take for the start of a formula, in full width too (OWASP, CSV Injection).
    private static readonly SearchValues<char> s_formula = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>One line without its end: texts and numbers; null is an empty cell.</summary>
    public static string Line(params ReadOnlySpan<object?> cells)
    {
        var texts = new string[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            texts[i] = Cell(Convert.ToString(cells[i], CultureInfo.InvariantCulture) ?? "");
        return string.Join(',', texts);
    }

    /// <summary>A text that a spreadsheet would run as a formula gets an apostrophe; a plain number does not.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && s_formula.Contains(text[0]) && !IsNumber(text) ? '\'' + text : text;
        return safe.AsSpan().ContainsAny(s_quoted)
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    private static bool IsNumber(string text) =>
        char.IsAsciiDigit(text[^1])
        && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

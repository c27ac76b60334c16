using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Payg.Service.Mail;

/// <summary>
/// A mail's text: the subject in the first line, then paragraphs with empty lines between them. <c>{{name}}</c> is
/// replaced by a value; a paragraph <c>[label](address)</c> is a button. The HTML has the same paragraphs, and
/// loads nothing. Immutable.
/// </summary>
internal sealed class MailTemplate
{
    private const string Folder = "Payg.Service.Mail.Templates.";
    private const string Layout = "layout.html";
    private static readonly ConcurrentDictionary<string, MailTemplate?> s_known = new(StringComparer.Ordinal);
    private static readonly Lazy<string> s_layout = new(() => Read(Layout)!);

    private readonly string _subject;
    private readonly string[] _paragraphs;

    private MailTemplate(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', 2);
        _subject = lines[0];
        _paragraphs = lines[1].Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>The template of a type; null: such mails are not sent.</summary>
    public static MailTemplate? Find(string type) =>
        s_known.GetOrAdd(type, name => Read($"{name}.txt") is { } text ? new MailTemplate(text) : null);

    public string Subject(IReadOnlyDictionary<string, string> values) => Fill(_subject, values, isHtml: false);

    public string Text(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        foreach (var paragraph in All(values))
        {
            text.Append(TryReadButton(paragraph, out var label, out var address)
                ? $"{Fill(label, values, isHtml: false)}:\n{Fill(address, values, isHtml: false)}"
                : Fill(paragraph, values, isHtml: false)).Append("\n\n");
        }

        return text.ToString().TrimEnd() + "\n";
    }

    public string Html(IReadOnlyDictionary<string, string> values)
    {
        var body = new StringBuilder();
        foreach (var paragraph in All(values))
        {
            body.Append(TryReadButton(paragraph, out var label, out var address)
                ? $"<p><a class=\"button\" href=\"{Fill(address, values, isHtml: true)}\">"
                    + $"{Fill(label, values, isHtml: true)}</a></p>"
                : $"<p>{Fill(WebUtility.HtmlEncode(paragraph), values, isHtml: true)}</p>").Append('\n');
        }

        return Fill(
            s_layout.Value.Replace("{{body}}", body.ToString(), StringComparison.Ordinal)
                .Replace("{{subject}}", WebUtility.HtmlEncode(Subject(values)), StringComparison.Ordinal),
            values, isHtml: true);
    }

    /// <summary>The paragraphs, and how to get no more of them, where that is possible.</summary>
    private string[] All(IReadOnlyDictionary<string, string> values) =>
        values.ContainsKey("unsubscribe_url")
            ? [.. _paragraphs, "You receive this e-mail because alerts are sent to this address.",
                "[Unsubscribe from alerts]({{unsubscribe_url}})"]
            : _paragraphs;

    private static bool TryReadButton(string paragraph, out string label, out string address)
    {
        var middle = paragraph.IndexOf("](", StringComparison.Ordinal);
        var isButton = paragraph is ['[', .., ')'] && middle > 0 && !paragraph.Contains('\n', StringComparison.Ordinal);
        label = isButton ? paragraph[1..middle] : "";
        address = isButton ? paragraph[(middle + 2)..^1] : "";
        return isButton;
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values, bool isHtml)
    {
        foreach (var (name, value) in values)
        {
            var plain = new string([.. value.Where(letter => !char.IsControl(letter))]);
            text = text.Replace(
                "{{" + name + "}}", isHtml ? WebUtility.HtmlEncode(plain) : plain, StringComparison.Ordinal);
        }

        return text;
    }

    private static string? Read(string name)
    {
        using var stream = typeof(MailTemplate).Assembly.GetManifestResourceStream(Folder + name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

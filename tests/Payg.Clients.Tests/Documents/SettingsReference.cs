using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Payg.Metering.Settings;

namespace Payg.Clients.Tests.Documents;

/// <summary>Writes the table of all settings from the types that hold them and their doc comments.</summary>
internal static partial class SettingsReference
{
    private static readonly Assembly[] s_assemblies =
        [typeof(MeteringOptions).Assembly, Assembly.Load("Payg.Storage"), Assembly.Load("Payg.Service")];

    /// <summary>The types that name the section of the configuration they are read from.</summary>
    public static IEnumerable<(string Section, Type Type)> Types => s_assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Select(type => (SectionOf(type), type))
        .Where(pair => pair.Item1 is not null)
        .OrderBy(pair => pair.Item1, StringComparer.Ordinal)!;

    /// <summary>One table for each section.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        foreach (var section in Types.GroupBy(pair => pair.Section, pair => pair.Type, StringComparer.Ordinal))
        {
            var title = section.Key.Replace(":", "__", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
            text.Append("| setting | default | values | meaning |\n|---|---|---|---|\n");
            foreach (var type in section)
                WriteRows(text, section.Key, type);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void WriteRows(StringBuilder text, string section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        var documentation = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = $"{section}:{property.Name}".Replace(":", "__", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture,
                $"| `{name}` | {Shown(property.GetValue(defaults))} | {Values(property)} |");
            text.Append(CultureInfo.InvariantCulture, $" {Summary(documentation, property)} |\n");
        }
    }

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic)
            is { IsLiteral: true } field && type is { IsAbstract: false, IsGenericType: false }
            ? field.GetRawConstantValue() as string
            : null;

    private static string Shown(object? value) => value switch
    {
        null or "" => "none",
        bool yes => yes ? "`true`" : "`false`",
        IFormattable number => $"`{number.ToString(null, CultureInfo.InvariantCulture)}`",
        _ => $"`{value}`",
    };

    private static string Values(PropertyInfo property)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is { } range)
            return string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}");
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsEnum
            ? string.Join(", ", Enum.GetNames(type).Select(name => $"`{name}`"))
            : type == typeof(bool) ? "`true`, `false`"
            : type == typeof(TimeSpan) ? "a duration"
            : type == typeof(string) ? "text" : "a number";
    }

    private static string Summary(XDocument documentation, PropertyInfo property)
    {
        var name = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        var summary = documentation.Descendants("member")
            .FirstOrDefault(member => string.Equals((string?)member.Attribute("name"), name, StringComparison.Ordinal))?
            .Element("summary") ?? throw new InvalidOperationException($"{name} has no summary.");
        return Spaces.Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
            .Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element when element.Attribute("cref") is { } reference => $"`{reference.Value.Split('.')[^1]}`",
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces { get; }
}

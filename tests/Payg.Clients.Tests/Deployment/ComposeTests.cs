using Payg.Testing;
using YamlDotNet.RepresentationModel;

namespace Payg.Clients.Tests.Deployment;

/// <summary>What docs/security.md says about the containers of the compose file.</summary>
public sealed class ComposeTests
{
    [Fact]
    public void Services_OfTheComposeFile_HaveLimitsAndNoPrivileges()
    {
        var services = (YamlMappingNode)Read().Children["services"];
        Assert.Equal(5, services.Children.Count);
        foreach (var (name, node) in services)
        {
            var service = (YamlMappingNode)node;
            Assert.True(Has(service, "pids_limit") && Has(service, "mem_limit"), $"{name} has no limits.");
            Assert.Equal("ALL", Value(service, "cap_drop")[0].ToString());
            Assert.Equal("no-new-privileges:true", Value(service, "security_opt")[0].ToString());
            if (name.ToString() is not "postgres")
                Assert.Equal("true", Value(service, "read_only").ToString());
        }
    }

    [Fact]
    public void Nodes_OfTheComposeFile_HaveNoSecretOfTheTablesOwner()
    {
        var services = (YamlMappingNode)Read().Children["services"];
        var holders = services
            .Where(service => Has((YamlMappingNode)service.Value, "volumes")
                && Value((YamlMappingNode)service.Value, "volumes").ToString().Contains(
                    "owner-secrets", StringComparison.Ordinal))
            .Select(service => service.Key.ToString());

        Assert.Equal(["migrate", "postgres"], holders);
    }

    private static YamlMappingNode Read()
    {
        using var file = File.OpenText(RepositoryFolder.PathOf("deploy", "compose.yaml"));
        var yaml = new YamlStream();
        yaml.Load(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(file)));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static bool Has(YamlMappingNode node, string name) => node.Children.ContainsKey(name);

    private static YamlNode Value(YamlMappingNode node, string name) => node.Children[name];
}

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
    <context>
        <name>flair2</name>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/area.py" />
            <source>The area "{name}" holds no polygon: draw one, or untick "Selected features only".</source>
            <translation>La zone « {name} » ne contient aucun polygone : en dessiner un, ou ne pas se limiter aux entités sélectionnées.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/area.py" />
            <source>The area "{name}" has no coordinate reference system: assign one to it.</source>
            <translation>La zone « {name} » n’a pas de système de coordonnées de référence : lui en attribuer un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/area.py" />
            <source>The area can't be written to {path} ({problem}): see to free space there.</source>
            <translation>Impossible d’écrire la zone dans {path} ({problem}) : vérifier l’espace libre à cet endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Classify land cover</source>
            <translation>Classer l’occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>flair,land cover,land use,segmentation,deep learning,sentinel-2,ortho,aerial,ign</source>
            <translation>flair,occupation du sol,ocs,usage du sol,segmentation,apprentissage profond,sentinel-2,ortho-image,orthophoto,aérien,ign,land cover</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Maps the land cover of an ortho, with the help of a Sentinel-2 time series.</source>
            <translation>Cartographie l’occupation du sol d’une ortho-image, à l’aide d’une série temporelle Sentinel-2.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Duration in seconds</source>
            <translation>Durée en secondes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>{ortho} land cover</source>
            <translation>{ortho} – occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>{ortho} confidence</source>
            <translation>{ortho} – confiance</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>{ortho} polygons</source>
            <translation>{ortho} – polygones</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <source>Made in {seconds} s on {device}. Share of each class:</source>
            <translation>Terminé en {seconds} s sur {device}. Part de chaque classe :</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/classify.py" />
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <location filename="../../flair2_plugin/desktop/engine/sentences.py" />
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>{number} %</source>
            <translation>{number} %</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/dates_file.py" />
            <source>The dates can't be written to {folder} ({problem}): see to space and rights there.</source>
            <translation>Les dates ne peuvent pas être écrites dans {folder} ({problem}) : vérifier l’espace libre et les droits à cet endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/engine_algorithm.py" />
            <source>The algorithm was run without being prepared: start it through Processing.</source>
            <translation>L’algorithme a été exécuté sans avoir été préparé : le lancer depuis la boîte à outils de traitements.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>Maps the land cover of an aerial image, with the help of a year of Sentinel-2 images of the same place, with U-T&amp;amp;T, the two-branch network of IGN France's FLAIR #2, or with its aerial branch alone.</source>
            <translation>Cartographie l’occupation du sol d’une image aérienne, à l’aide d’une année d’images Sentinel-2 du même lieu, avec U-T&amp;amp;T, le réseau à deux branches de FLAIR #2 de l’IGN, ou avec sa seule branche aérienne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Ortho:&lt;/b&gt; best with pixels of 0.2 m, with the bands that the model was trained on: for FLAIR red, green, blue, near infrared and height above ground.</source>
            <translation>&lt;b&gt;Ortho-image :&lt;/b&gt; de préférence à des pixels de 0,2 m, avec les bandes sur lesquelles le modèle a été entraîné : pour FLAIR, rouge, vert, bleu, proche infrarouge et hauteur du sursol.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Sentinel-2 images:&lt;/b&gt; layers or a folder, with one raster of 10 bands per date, one raster of all dates, or a FLAIR super-area. The rasters need not share a coordinate system, an origin or a pixel size with the ortho.</source>
            <translation>&lt;b&gt;Images Sentinel-2 :&lt;/b&gt; des couches ou un dossier, avec un raster de 10 bandes par date, un seul raster de toutes les dates, ou une super-zone (&lt;i&gt;super-area&lt;/i&gt;) de FLAIR. Les rasters peuvent différer de l’ortho-image par le système de coordonnées, l’origine et la taille des pixels.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Model:&lt;/b&gt; brings its classes, bands, scaling and cloud filter along. &lt;i&gt;demo&lt;/i&gt; was trained on a made-up landscape and is not for real imagery.</source>
            <translation>&lt;b&gt;Modèle :&lt;/b&gt; apporte ses classes, ses bandes, sa normalisation et son filtre de nuages. &lt;i&gt;demo&lt;/i&gt; a été entraîné sur un paysage inventé et ne convient pas à des images réelles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Area of interest:&lt;/b&gt; polygons; only what lies inside is classified.</source>
            <translation>&lt;b&gt;Zone d’intérêt :&lt;/b&gt; des polygones ; seul leur intérieur est classé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Land cover:&lt;/b&gt; a GeoTIFF with named and coloured classes, on the model's pixels. The log gives the share of each class.</source>
            <translation>&lt;b&gt;Occupation du sol :&lt;/b&gt; un GeoTIFF aux classes nommées et colorées, aux pixels du modèle. Le journal donne la part de chaque classe.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>&lt;b&gt;Confidence:&lt;/b&gt; how sure the network is of each pixel, in percent.</source>
            <translation>&lt;b&gt;Confiance :&lt;/b&gt; la certitude du réseau pour chaque pixel, en pour cent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>A run that is stopped keeps the rows of tiles that it has finished: with &lt;i&gt;Go on with an unfinished run&lt;/i&gt;, among the advanced parameters, the same run goes on from there.</source>
            <translation>Un traitement arrêté conserve les rangées de tuiles qu’il a terminées : avec &lt;i&gt;Reprendre un traitement inachevé&lt;/i&gt;, dans les paramètres avancés, le même traitement continue à partir de là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/help.py" />
            <source>The network runs beside QGIS in a Python of its own, which &lt;i&gt;Raster &amp;gt; FLAIR-2 land cover &amp;gt; Engine…&lt;/i&gt; installs once.</source>
            <translation>Le réseau fonctionne à côté de QGIS, dans un Python qui lui est propre et que &lt;i&gt;Raster &amp;gt; Occupation du sol FLAIR-2 &amp;gt; Moteur…&lt;/i&gt; installe une fois pour toutes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/layers.py" />
            <source>The layer "{name}" is a web map and has no file of its own: save the part that you need as a GeoTIFF (right-click the layer, Export &gt; Save As…, raw data, with pixels as the model's, such as 0.2 m) and choose that.</source>
            <translation>La couche « {name} » est une carte du web, sans fichier propre : enregistrer en GeoTIFF la partie voulue (clic droit sur la couche, Exporter &gt; Enregistrer sous…, donnée brute, avec des pixels comme ceux du modèle, par exemple 0,2 m), puis choisir ce fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/layers.py" />
            <source>The layer "{name}" has no file of its own: save it as a GeoTIFF first (right-click the layer, Export &gt; Save As…, raw data) and choose that.</source>
            <translation>La couche « {name} » n’a pas de fichier propre : l’enregistrer d’abord en GeoTIFF (clic droit sur la couche, Exporter &gt; Enregistrer sous…, donnée brute), puis choisir ce fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/ortho_folder.py" />
            <source>The folder {folder} holds no raster that can be read: ortho tiles as GeoTIFF or JPEG 2000 are needed.</source>
            <translation>Le dossier {folder} ne contient aucun raster lisible : il faut des dalles d’ortho en GeoTIFF ou JPEG 2000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Ortho</source>
            <translation>Ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Folder of ortho tiles, instead of an ortho</source>
            <translation>Dossier de dalles d’ortho, au lieu d’une ortho</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Bands of the ortho in the model's order</source>
            <translation>Bandes de l’ortho-image dans l’ordre du modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 images</source>
            <translation>Images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 folder, instead of images</source>
            <translation>Dossier Sentinel-2, au lieu d’images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Model</source>
            <translation>Modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Extent</source>
            <translation>Emprise</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Area of interest</source>
            <translation>Zone d’intérêt</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Near infrared from another raster</source>
            <translation>Proche infrarouge d’un autre raster</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Heights from another raster</source>
            <translation>Hauteurs (MNH) d’un autre raster</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Unit of the heights</source>
            <translation>Unité des hauteurs</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Surface model, instead of heights</source>
            <translation>Modèle numérique de surface (MNS), au lieu de hauteurs</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Terrain model, with the surface model</source>
            <translation>Modèle numérique de terrain (MNT), avec le MNS</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Folder of another model</source>
            <translation>Dossier d’un autre modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Dates of the Sentinel-2 images</source>
            <translation>Dates des images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Overlap of the tiles</source>
            <translation>Recouvrement des tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Values of black and white</source>
            <translation>Valeurs du noir et du blanc</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>How to find black and white</source>
            <translation>Comment trouver le noir et le blanc</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Device</source>
            <translation>Unité de calcul</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Tiles at a time (0: as many as fit)</source>
            <translation>Tuiles à la fois (0 : autant que possible)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Precision</source>
            <translation>Précision</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Test-time augmentation</source>
            <translation>Augmentation à l’inférence</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 passes</source>
            <translation>Passes Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Go on with an unfinished run</source>
            <translation>Reprendre un traitement inachevé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Keep the finished part when stopped</source>
            <translation>Conserver la partie terminée en cas d’arrêt</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Ortho taken on (2021-07-09 10:30)</source>
            <translation>Prise de vue de l’ortho-image (2021-07-09 10:30)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Camera</source>
            <translation>Caméra</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Altitude of the ground in metres</source>
            <translation>Altitude du sol en mètres</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>Land cover</source>
            <translation>Occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>Confidence</source>
            <translation>Confiance</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Polygons of the classes</source>
            <translation>Polygones des classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <location filename="../../flair2_plugin/desktop/dock/areas_view.py" />
            <source>Areas of the classes</source>
            <translation>Surfaces des classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>CSV files (*.csv)</source>
            <translation>Fichiers CSV (*.csv)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The aerial image. Models of FLAIR expect red, green, blue, near infrared and height above ground. Any pixel size and coordinate system: it is resampled to the model's pixels as it is read.</source>
            <translation>L’image aérienne. Les modèles de FLAIR attendent rouge, vert, bleu, proche infrarouge et hauteur du sursol. La taille des pixels et le système de coordonnées sont libres : elle est rééchantillonnée aux pixels du modèle pendant la lecture.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Instead of an ortho: a folder of its tiles (GeoTIFF, JPEG 2000), alike in coordinate system, pixel size and bands.</source>
            <translation>Au lieu d’une ortho : un dossier de ses dalles (GeoTIFF, JPEG 2000), de même système de coordonnées, même taille de pixel et mêmes bandes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Which bands of the ortho hold what the model expects, in the model's order. Leave empty if they are the first bands and in that order.</source>
            <translation>Les bandes de l’ortho-image qui contiennent ce que le modèle attend, dans l’ordre du modèle. Laisser vide si ce sont les premières bandes, dans cet ordre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Near infrared, where the ortho lacks it: another raster of the same place. Taken is the band that is called so, or the first one, as in an infrared ortho.</source>
            <translation>Le proche infrarouge, s’il manque à l’ortho-image : un autre raster du même lieu. La bande qui porte ce nom est utilisée, sinon la première, comme dans une ortho-image infrarouge.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Heights above the ground (nDSM), where the ortho lacks them: another raster of the same place.</source>
            <translation>Les hauteurs du sursol (MNH), si elles manquent à l’ortho-image : un autre raster du même lieu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>What the heights are in: metres, or flair, 8 bits of 0.2 m each. auto takes 8-bit rasters as flair.</source>
            <translation>L’unité des hauteurs : metres, en mètres, ou flair, 8 bits de 0,2 m chacun. auto traite les rasters à 8 bits comme flair.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Instead of heights: a surface model (DSM) in metres. The heights are what it is above the terrain model.</source>
            <translation>Au lieu de hauteurs : un modèle numérique de surface (MNS) en mètres. Les hauteurs sont sa différence avec le modèle de terrain.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>A terrain model (DTM) in metres, together with a surface model.</source>
            <translation>Un modèle numérique de terrain (MNT) en mètres, avec un modèle de surface.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Sentinel-2 images of the same place: one raster of 10 bands per date with the date in its name, or one raster of dates × 10 bands. Bands B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, reflectance × 10,000.</source>
            <translation>Images Sentinel-2 du même lieu : un raster de 10 bandes par date, avec la date dans son nom, ou un seul raster de dates × 10 bandes. Bandes B2, B3, B4, B5, B6, B7, B8, B8A, B11, B12, réflectance × 10 000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Instead of layers: a folder of Level-2A products of ESA (.SAFE) or THEIA, zipped or not, of dated rasters, or of one FLAIR super-area (*_data.npy, *_masks.npy, *_products.txt). A raster NAME_masks.tif (snow, cloud) beside NAME.tif lets cloudy dates be left out; products have such masks.</source>
            <translation>Au lieu de couches : un dossier de produits de niveau 2A de l’ESA (.SAFE) ou de THEIA, compressés ou non, de rasters datés, ou d’une super-zone de FLAIR (*_data.npy, *_masks.npy, *_products.txt). Un raster NOM_masks.tif (neige, nuages) à côté de NOM.tif permet d’écarter les dates nuageuses ; les produits ont de tels masques.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>An installed model: it knows its classes, bands and scaling, and whether it needs Sentinel-2. More are taken in under Raster &gt; FLAIR-2 land cover &gt; Models….</source>
            <translation>Un modèle installé : il connaît ses classes, ses bandes et sa normalisation, et sait s’il a besoin de Sentinel-2. D’autres s’ajoutent dans Raster &gt; Occupation du sol FLAIR-2 &gt; Modèles….</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Classify this part only. Empty: the whole ortho.</source>
            <translation>Ne classer que cette partie. Vide : toute l’ortho-image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Classify inside these polygons only, in any coordinate system. What lies outside takes no time. With an extent too: inside both.</source>
            <translation>Ne classer qu’à l’intérieur de ces polygones, quel que soit leur système de coordonnées. L’extérieur ne prend pas de temps. Avec une emprise en plus : à l’intérieur des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Another model package, used instead of the one chosen above: the folder that holds its model.json.</source>
            <translation>Un autre paquet de modèle, utilisé au lieu de celui choisi plus haut : le dossier qui contient son model.json.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>A CSV file with a column "date" (2021-04-03), in the order of the images; with a column "file" too, its rows are matched by file name. Only needed where names and band descriptions hold no dates.</source>
            <translation>Un fichier CSV avec une colonne « date » (2021-04-03), dans l’ordre des images ; avec en plus une colonne « file », ses lignes sont associées aux noms de fichiers. Utile seulement si ni les noms ni les descriptions des bandes ne contiennent de dates.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The share of a tile's side that its neighbour covers too, 0 to 0.75. More makes seams rarer and the run longer.</source>
            <translation>La part du côté d’une tuile que sa voisine couvre aussi, de 0 à 0,75. Une valeur plus grande rend les raccords plus rares et le traitement plus long.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The ortho's values that mean black and white. Unset: they are found as the next parameter says.</source>
            <translation>Les valeurs de l’ortho qui signifient noir et blanc. Non définies : elles sont trouvées comme le dit le paramètre suivant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Where black and white are not given: depth takes the full range of the ortho's bits, percentile what is darkest and brightest in a sample, auto the first where the values fill it. 8 bits are taken as they are.</source>
            <translation>Quand le noir et le blanc ne sont pas donnés : depth prend toute l’étendue des bits de l’ortho, percentile le plus sombre et le plus clair d’un échantillon, auto le premier là où les valeurs la remplissent. Les 8 bits sont pris tels quels.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Where the network computes; auto takes a GPU if there is one.</source>
            <translation>L’unité sur laquelle le réseau calcule ; auto choisit un GPU s’il y en a un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Tiles that a GPU computes at a time; 0 takes as many as its memory holds; without effect on the CPU.</source>
            <translation>Nombre de tuiles qu’un GPU calcule à la fois ; 0 en prend autant que sa mémoire le permet ; sans effet sur le processeur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The numbers that the network computes in. auto takes faster ones (8 bits on the CPU, 16 on a GPU) where a check on tiles of this run finds the same classes; fp32 is exact.</source>
            <translation>Les nombres avec lesquels le réseau calcule. auto en choisit de plus rapides (8 bits sur le processeur, 16 sur un GPU) si une vérification sur des tuiles de ce traitement trouve les mêmes classes ; fp32 est exact.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>d4 averages over the eight turns and flips of each tile: steadier, and eight times the time.</source>
            <translation>d4 fait la moyenne des huit rotations et symétries de chaque tuile : plus stable, pour huit fois le temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Go on with a run of the same inputs, options and output that was stopped or failed: the rows of tiles that it finished are not computed again, and the map is the same. Needs the same file name for the land cover; if anything has changed since, the log says so and the run starts anew.</source>
            <translation>Reprendre un traitement arrêté ou échoué, de mêmes entrées, options et sortie : les rangées de tuiles terminées ne sont pas recalculées, et la carte est la même. Demande le même nom de fichier pour l’occupation du sol ; si quelque chose a changé entre-temps, le journal le dit et le traitement repart de zéro.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>shared lets neighbouring tiles share a pass over the Sentinel-2 images: faster, and nearly as exact.</source>
            <translation>shared fait partager aux tuiles voisines une même passe sur les images Sentinel-2 : plus rapide, et presque aussi exact.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>When the run is stopped, also write what is finished as a map of its own, named as the land cover with _partial at its end.</source>
            <translation>Si le traitement est arrêté, écrire aussi la partie terminée dans une carte à part, du nom de l’occupation du sol suivi de _partial.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>When the ortho was taken, as 2021-07-09 10:30, for models trained with acquisition metadata. Empty: as the tags or the name of its file say, if they do.</source>
            <translation>Quand l’ortho a été prise, comme 2021-07-09 10:30, pour les modèles entraînés avec les métadonnées d’acquisition. Vide : ce que disent les balises ou le nom de son fichier, s’ils le disent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another. auto takes what the file's tags say, and UCE where they say nothing.</source>
            <translation>La caméra de l’ortho, pour les modèles entraînés avec les métadonnées d’acquisition : une UltraCam Eagle (UCE) ou une autre. auto prend ce que disent les balises du fichier, et UCE si elles ne disent rien.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The ground's height above the sea in metres, for models trained with acquisition metadata.</source>
            <translation>L’altitude du sol en mètres, pour les modèles entraînés avec les métadonnées d’acquisition.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>The class map: a GeoTIFF of class numbers, 0 where there is no data, with colours and names.</source>
            <translation>La carte des classes : un GeoTIFF des numéros de classes, 0 là où il n’y a pas de données, avec couleurs et noms.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Also write how sure the network is of each pixel's class, in percent.</source>
            <translation>Écrire aussi la certitude du réseau sur la classe de chaque pixel, en pour cent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Also write the classes as polygons along the pixels' edges, each with its class, name and area: a GeoPackage, which may become large.</source>
            <translation>Écrire aussi les classes en polygones suivant les bords des pixels, chacun avec sa classe, son nom et sa surface : un GeoPackage, qui peut devenir volumineux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/parameters.py" />
            <source>Also write a table of how much each class covers: pixels, share, hectares.</source>
            <translation>Écrire aussi un tableau de ce que couvre chaque classe : pixels, part, hectares.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <location filename="../../flair2_plugin/desktop/runs/values.py" />
            <source>The area of interest can't be read: choose a polygon layer or an existing file.</source>
            <translation>La zone d’intérêt est illisible : choisir une couche de polygones ou un fichier existant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>The ortho is given as a layer and as a folder: choose one of the two.</source>
            <translation>L’ortho est donnée comme couche et comme dossier : choisir l’un des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <location filename="../../flair2_plugin/desktop/runs/preview.py" />
            <source>The ortho can't be read: choose a raster layer or an existing file.</source>
            <translation>L’ortho-image est illisible : choisir une couche raster ou un fichier existant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>{label}: this can't be read, choose a raster layer or an existing file.</source>
            <translation>{label} : illisible, choisir une couche raster ou un fichier existant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>No model is chosen: choose one, or give the folder of a model package.</source>
            <translation>Aucun modèle n’est choisi : en choisir un, ou indiquer le dossier d’un paquet de modèle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>Sentinel-2 images are given as layers and as a folder: choose one of the two.</source>
            <translation>Les images Sentinel-2 sont indiquées à la fois par des couches et par un dossier : choisir l’un des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/request_reader.py" />
            <source>The values of black and white need both ends, or none.</source>
            <translation>Les valeurs du noir et du blanc s’indiquent toutes les deux, ou aucune.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Download a Sentinel-2 series</source>
            <translation>Télécharger une série Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>flair,sentinel-2,stac,catalogue,download,time series,cloud,cog</source>
            <translation>flair,sentinel-2,stac,catalogue,téléchargement,série temporelle,nuage,cog</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Reads a year of Sentinel-2 images of an area from a public catalogue, for a land-cover map.</source>
            <translation>Lit dans un catalogue public une année d’images Sentinel-2 d’une zone, pour une carte d’occupation du sol.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/sentinel2.py" />
            <source>Stopped by the user; the finished dates are kept in {folder}.</source>
            <translation>Arrêté par l’utilisateur ; les dates terminées restent dans {folder}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>First day, instead of a year</source>
            <translation>Premier jour, au lieu d’une année</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Last day, instead of a year</source>
            <translation>Dernier jour, au lieu d’une année</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Address of another catalogue (STAC API)</source>
            <translation>Adresse d’un autre catalogue (API STAC)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Its collection of Sentinel-2 L2A</source>
            <translation>Sa collection Sentinel-2 L2A</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Sentinel-2 series</source>
            <translation>Série Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Most clouds of a product, in percent</source>
            <translation>Nuages d’un produit, au plus, en pour cent</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Area of this ortho</source>
            <translation>Zone de cette ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Extent, instead of an ortho</source>
            <translation>Emprise, au lieu d’une ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Year</source>
            <translation>Année</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Catalogue</source>
            <translation>Catalogue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>One raster for every</source>
            <translation>Un raster pour chaque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>The series covers this raster and 220 m around it: what a land-cover map of it needs. It is in the UTM zone of the place, on the satellites' own pixels.</source>
            <translation>La série couvre ce raster et 220 m autour : ce qu’il faut pour en faire une carte d’occupation du sol. Elle est dans le fuseau UTM du lieu, sur les pixels mêmes des satellites.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Instead of an ortho: the area, in any coordinate system.</source>
            <translation>Au lieu d’une ortho-image : la zone, dans un système de coordonnées quelconque.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>All dates of this year, best the year in which the ortho was taken.</source>
            <translation>Toutes les dates de cette année, de préférence celle de la prise de vue de l’ortho-image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Where the images are read from, without an account. {catalogs}.</source>
            <translation>D’où les images sont lues, sans compte. {catalogs}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Products with more clouds, over the whole tile of 110 km, are left out. A map leaves cloudy dates out itself, place by place: this is to save time.</source>
            <translation>Les produits plus nuageux, sur toute la tuile de 110 km, sont écartés. Une carte écarte elle-même les dates nuageuses, lieu par lieu : ceci ne fait que gagner du temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>date keeps every date, as the models of FLAIR were trained. month averages the clear pixels of each month: fewer files, and the same time to make.</source>
            <translation>date garde chaque date, comme les modèles de FLAIR ont été entraînés. month fait la moyenne des pixels clairs de chaque mois : moins de fichiers, et autant de temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>With the last day: another period than a whole year.</source>
            <translation>Avec le dernier jour : une autre période qu’une année entière.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>With the first day: another period than a whole year.</source>
            <translation>Avec le premier jour : une autre période qu’une année entière.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>A STAC API that is not in the list, as https://example.org/stac.</source>
            <translation>Une API STAC qui n’est pas dans la liste, comme https://example.org/stac.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Another collection than the catalogue's usual one, as sentinel-2-l2a.</source>
            <translation>Une autre collection que celle d’usage du catalogue, comme sentinel-2-l2a.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>A folder with one raster of 10 bands per date, masks of snow and clouds, and a report. If it holds a part of the same series, only what is missing is read.</source>
            <translation>Un dossier avec un raster de 10 bandes par date, des masques de neige et de nuages, et un rapport. S’il contient une partie de la même série, seul ce qui manque est lu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>Makes the Sentinel-2 series that a land-cover map needs: searches a public catalogue (STAC) for the images of an area and a year, and reads the pixels of that area only.</source>
            <translation>Fait la série Sentinel-2 dont une carte d’occupation du sol a besoin : cherche dans un catalogue public (STAC) les images d’une zone et d’une année, et ne lit que les pixels de cette zone.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>&lt;b&gt;Area:&lt;/b&gt; that of an ortho, or an extent. &lt;b&gt;Sentinel-2 series:&lt;/b&gt; a folder, which goes into &lt;i&gt;Classify land cover&lt;/i&gt; as &lt;i&gt;Sentinel-2 folder&lt;/i&gt;.</source>
            <translation>&lt;b&gt;Zone :&lt;/b&gt; celle d’une ortho-image, ou une emprise. &lt;b&gt;Série Sentinel-2 :&lt;/b&gt; un dossier, à donner à &lt;i&gt;Classer l’occupation du sol&lt;/i&gt; comme &lt;i&gt;Dossier Sentinel-2&lt;/i&gt;.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>The tiles of a date are laid side by side, all bands on pixels of 10 m; the offset that newer products have is taken away, so that values mean what they meant when the models were trained.</source>
            <translation>Les tuiles d’une date sont mises côte à côte, toutes les bandes en pixels de 10 m ; le décalage des produits récents est retiré, pour que les valeurs signifient ce qu’elles signifiaient à l’entraînement des modèles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>A run that is stopped or loses its connection keeps its finished dates: run it again to go on.</source>
            <translation>Une exécution arrêtée, ou qui perd sa connexion, garde les dates terminées : relancez-la pour continuer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_parameters.py" />
            <source>The engine, a Python of its own beside QGIS, reads the catalogue; it needs access to the internet. The images are Copernicus Sentinel data, free to use if that source is named.</source>
            <translation>Le moteur, un Python à part à côté de QGIS, lit le catalogue ; il a besoin d’un accès à internet. Les images sont des données Copernicus Sentinel, d’usage libre si cette source est citée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <source>The area is given by an ortho or by an extent: choose one of the two.</source>
            <translation>La zone est donnée par une ortho-image ou par une emprise : choisissez l’une des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <source>The extent has no coordinate system: choose it from a layer or the map.</source>
            <translation>L’emprise n’a pas de système de coordonnées : choisissez-la d’après une couche ou la carte.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/series_reader.py" />
            <source>A period has a first and a last day: give both, or none for a whole year.</source>
            <translation>Une période a un premier et un dernier jour : donnez les deux, ou aucun pour une année entière.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The ortho "{name}" has no coordinate reference system: assign one to its file.</source>
            <translation>L’ortho-image « {name} » n’a pas de système de coordonnées de référence : en attribuer un à son fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>One band is chosen, but the model "{model}" needs {wanted}.</source>
            <translation>Une seule bande est choisie, mais le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>{count} bands are chosen, but the model "{model}" needs {wanted}.</source>
            <translation>Nombre de bandes choisies : {count}, mais le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The ortho "{name}" has one band; the model "{model}" needs {wanted}.</source>
            <translation>L’ortho-image « {name} » n’a qu’une bande ; le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The ortho "{name}" has {count} bands; the model "{model}" needs {wanted}.</source>
            <translation>Nombre de bandes de l’ortho-image « {name} » : {count} ; le modèle « {model} » en demande {wanted}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>The model "{model}" needs Sentinel-2 images: choose layers or a folder.</source>
            <translation>Le modèle « {model} » a besoin d’images Sentinel-2 : choisir des couches ou un dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>None of the installed models can do with what is given.</source>
            <translation>Aucun des modèles installés ne peut se contenter de ce qui est donné.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/algorithm/suitability.py" />
            <source>Of the installed models, these can do with what is given: {models}.</source>
            <translation>Parmi les modèles installés, ceux-ci peuvent se contenter de ce qui est donné : {models}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>building</source>
            <translation>bâtiment</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>pervious surface</source>
            <translation>zone perméable</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>impervious surface</source>
            <translation>zone imperméable</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>bare soil</source>
            <translation>sol nu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>water</source>
            <translation>surface d’eau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>coniferous</source>
            <translation>conifères</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>deciduous</source>
            <translation>feuillus</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>brushwood</source>
            <translation>broussaille</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>vineyard</source>
            <translation>vigne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>herbaceous vegetation</source>
            <translation>pelouse</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>agricultural land</source>
            <translation>culture</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>plowed land</source>
            <translation>terre labourée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>swimming pool</source>
            <translation>piscine</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>snow</source>
            <translation>neige</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>clear cut</source>
            <translation>coupe</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>mixed</source>
            <translation>mixte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>ligneous</source>
            <translation>ligneux</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>greenhouse</source>
            <translation>serre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/class_names.py" />
            <source>other</source>
            <translation>autre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>&amp;Draw on the Map</source>
            <translation>&amp;Dessiner sur la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Polygon layer</source>
            <translation>Couche de polygones</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Selected &amp;features only</source>
            <translation>Sélection &amp;uniquement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>&amp;Area</source>
            <translation>&amp;Zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Draw the area: press "Draw on the Map", then drag a rectangle.</source>
            <translation>Dessiner la zone : appuyer sur « Dessiner sur la carte », puis tracer un rectangle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Choose a polygon layer for the area, or another kind of area.</source>
            <translation>Choisir une couche de polygones pour la zone, ou un autre type de zone.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Nothing is drawn yet.</source>
            <translation>Rien n’est encore dessiné.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Selected &amp;features only ({count})</source>
            <translation>Sélection &amp;uniquement ({count})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Area</source>
            <translation>Zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Whole ortho</source>
            <translation>Toute l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>What the map shows</source>
            <translation>Ce que montre la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>A drawn rectangle</source>
            <translation>Un rectangle dessiné</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>Polygons of a layer</source>
            <translation>Les polygones d’une couche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/area_box.py" />
            <source>{width} m × {height} m</source>
            <translation>{width} m × {height} m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/areas_view.py" />
            <source>Copy Table</source>
            <translation>Copier le tableau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Bands</source>
            <translation>Bandes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Another raster gives it: see the details</source>
            <translation>Fournie par un autre raster : voir les détails</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>None</source>
            <translation>Aucune</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Found by the bands' names or colours.</source>
            <translation>Reconnues aux noms ou aux couleurs des bandes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Guessed by their order only: {bands}. Compare with the pictures, and correct what is wrong.</source>
            <translation>Devinées d’après leur seul ordre : {bands}. Comparer avec les vignettes, et corriger les erreurs.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Choose an ortho and a model first.</source>
            <translation>Choisir d’abord une ortho-image et un modèle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Red, green and blue together: it should look natural</source>
            <translation>Rouge, vert et bleu ensemble : les couleurs doivent paraître naturelles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>RGB</source>
            <translation>RVB</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Red</source>
            <translation>Rouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Green</source>
            <translation>Vert</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Blue</source>
            <translation>Bleu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Near infrared</source>
            <translation>Proche infrarouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>Height above ground</source>
            <translation>Hauteur du sursol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>R</source>
            <translation>R</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>G</source>
            <translation>V</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>B</source>
            <translation>B</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>NIR</source>
            <translation>PIR</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/bands_box.py" />
            <source>H</source>
            <translation>H</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>Choose the ortho to classify.</source>
            <translation>Choisir l’ortho-image à classer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>There is no model: get one by the button beside the list of models.</source>
            <translation>Il n’y a aucun modèle : en obtenir un par le bouton à côté de la liste des modèles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>The model can't be read: choose another one, or install it again.</source>
            <translation>Le modèle est illisible : en choisir un autre, ou le réinstaller.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>The model can't do without this band: {band}. Choose which one it is, under Bands, or another raster that holds it, among the details.</source>
            <translation>Le modèle ne peut se passer de cette bande : {band}. Choisir laquelle c’est, sous Bandes, ou un autre raster qui la contient, dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/check.py" />
            <source>Choose Sentinel-2 images: layers, a group of them, or a folder.</source>
            <translation>Choisir des images Sentinel-2 : des couches, un groupe de couches ou un dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>date missing</source>
            <translation>date manquante</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>in the future</source>
            <translation>dans le futur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>before the first Sentinel-2 image</source>
            <translation>avant la première image Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>same date {count} times</source>
            <translation>même date {count} fois</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>earlier than the one above</source>
            <translation>antérieure à la précédente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>table of dates</source>
            <translation>table de dates</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>name</source>
            <translation>nom</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>layer's time range</source>
            <translation>plage temporelle de la couche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>layer's name</source>
            <translation>nom de la couche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>TIFF tag</source>
            <translation>balise TIFF</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>band</source>
            <translation>bande</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>typed here</source>
            <translation>saisie ici</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>not recognised</source>
            <translation>non reconnue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>{known} of {count} images have a date</source>
            <translation>{known} images sur {count} ont une date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/date_rows.py" />
            <source>{text}, from {first} to {last}</source>
            <translation>{text}, du {first} au {last}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>Dates of the Sentinel-2 Images</source>
            <translation>Dates des images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>The model goes by these dates. Double-click one to correct it. What is typed here is kept in a table of its own; your files stay as they are.</source>
            <translation>Le modèle se fie à ces dates. Double-cliquer sur une date pour la corriger. Ce qui est saisi ici est gardé dans une table à part ; les fichiers ne changent pas.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>There is nothing to correct: products, and the super-areas of FLAIR, tell their dates themselves.</source>
            <translation>Il n’y a rien à corriger : les produits et les super-aires de FLAIR donnent eux-mêmes leurs dates.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>&amp;Read Again</source>
            <translation>&amp;Relire</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_dialog.py" />
            <source>Forget what was corrected, and read names, layers and files again</source>
            <translation>Oublier les corrections, et relire les noms, les couches et les fichiers</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>Image</source>
            <translation>Image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>From</source>
            <translation>Origine</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>Remark</source>
            <translation>Remarque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>{name}, date {number}</source>
            <translation>{name}, date {number}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dates_model.py" />
            <source>no date</source>
            <translation>pas de date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Details</source>
            <translation>Détails</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>GeoTIFF files (*.tif)</source>
            <translation>Fichiers GeoTIFF (*.tif)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>Land Cover</source>
            <translation>Occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>&amp;File of the map</source>
            <translation>Fic&amp;hier de la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/details_box.py" />
            <source>unset</source>
            <translation>vide</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dock.py" />
            <source>FLAIR-2 Land Cover</source>
            <translation>Occupation du sol FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/dock.py" />
            <source>Foreseeing area, time and memory…</source>
            <translation>Estimation de la surface, du temps et de la mémoire…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/engine_notice.py" />
            <source>Set Up the &amp;Engine…</source>
            <translation>&amp;Installer le moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/engine_notice.py" />
            <source>The network computes in a Python of its own beside QGIS, which is not set up yet. {reason}</source>
            <translation>Le réseau calcule à côté de QGIS, dans un Python qui lui est propre et qui n’est pas encore installé. {reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/form_panel.py" />
            <source>The ortho's folder can't be written to, so the map goes among the temporary files, to {folder}: choose a file for it, in the details, if it is to be kept.</source>
            <translation>Le dossier de l’ortho-image n’est pas accessible en écriture : la carte ira dans les fichiers temporaires, dans {folder}. Pour la garder, choisissez-lui un fichier dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Past Runs</source>
            <translation>Traitements précédents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>&amp;Load</source>
            <translation>Char&amp;ger</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Put the run's layers on the map and show its result</source>
            <translation>Ajouter les couches du traitement à la carte et afficher son résultat</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Res&amp;ume</source>
            <translation>R&amp;eprendre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>For&amp;get</source>
            <translation>Ou&amp;blier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Take the run out of this list; its files stay</source>
            <translation>Retirer le traitement de cette liste ; ses fichiers restent</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Past Runs ({count})</source>
            <translation>Traitements précédents ({count})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Past runs</source>
            <translation>Traitements précédents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Run</source>
            <translation>Traitement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>State</source>
            <translation>État</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/history_box.py" />
            <source>Time</source>
            <translation>Durée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Ortho</source>
            <translation>&amp;Ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Sentinel-2 images</source>
            <translation>Images &amp;Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Manage models…</source>
            <translation>Gérer les modèles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Model</source>
            <translation>&amp;Modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>&amp;Sentinel-2 images (can be left out)</source>
            <translation>Images &amp;Sentinel-2 (facultatives)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Sentinel-2 images (not needed by this model)</source>
            <translation>Images Sentinel-2 (inutiles à ce modèle)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>File…</source>
            <translation>Fichier…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Folder of Tiles…</source>
            <translation>Dossier de dalles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Open an ortho file or a folder of its tiles</source>
            <translation>Ouvrir un fichier d’ortho ou un dossier de ses dalles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>All files (*)</source>
            <translation>Tous les fichiers (*)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <source>Folder of Ortho Tiles</source>
            <translation>Dossier de dalles d’ortho</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/imagery_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Folder {name}</source>
            <translation>Dossier {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/inspection.py" />
            <source>Looking at the images</source>
            <translation>Examen des images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/layers.py" />
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/layers.py" />
            <source>{group} (1 layer)</source>
            <translation>{group} (1 couche)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/layers.py" />
            <source>{group} ({count} layers)</source>
            <translation>{group} ({count} couches)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <source>Note</source>
            <translation>Remarque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <source>Warning</source>
            <translation>Avertissement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <source>Problem</source>
            <translation>Problème</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/notices.py" />
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>{label}: {text}</source>
            <translation>{label} : {text}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Open in &amp;Folder</source>
            <translation>Ou&amp;vrir le dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Run &amp;Again with Changes</source>
            <translation>&amp;Relancer en modifiant</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Dates Used…</source>
            <translation>Dates utilisées…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Show &amp;Log…</source>
            <translation>Afficher le &amp;journal…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>R&amp;esume</source>
            <translation>Repre&amp;ndre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>The map is not there any more: {path}</source>
            <translation>La carte n’existe plus : {path}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>&amp;Copy</source>
            <translation>&amp;Copier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Copy this run, to repeat it elsewhere</source>
            <translation>Copier ce traitement, pour le répéter ailleurs</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Log</source>
            <translation>Journal</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Command Line</source>
            <translation>Ligne de commande</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>Python Call</source>
            <translation>Appel Python</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/result_box.py" />
            <source>qgis_process Call</source>
            <translation>Appel qgis_process</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Foresee again</source>
            <translation>Estimer à nouveau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Foreseeing</source>
            <translation>Estimation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>&amp;Run</source>
            <translation>E&amp;xécuter</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Notes on the images: {count} (point here to read them)</source>
            <translation>Remarques sur les images : {count} (pointer ici pour les lire)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Add to the &amp;Queue</source>
            <translation>Mettre en &amp;file d’attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>&amp;Preview</source>
            <translation>A&amp;perçu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Click on the map to classify the one tile under the cursor</source>
            <translation>Cliquer sur la carte pour classer la seule tuile sous le curseur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>S&amp;top</source>
            <translation>&amp;Arrêter</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Stop at once; the tiles that are finished are kept, and the run can go on later</source>
            <translation>Arrêter aussitôt ; les tuiles terminées sont conservées, et le traitement peut reprendre plus tard</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Waiting runs</source>
            <translation>Traitements en attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>&amp;Waiting</source>
            <translation>En a&amp;ttente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/run_panel.py" />
            <source>Take out of the queue</source>
            <translation>Retirer de la file d’attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Choose several layers, a folder or a file</source>
            <translation>Choisir plusieurs couches, un dossier ou un fichier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Dates…</source>
            <translation>Dates…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>See and correct the dates of these images</source>
            <translation>Voir et corriger les dates de ces images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Several Layers…</source>
            <translation>Plusieurs couches…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Folder…</source>
            <translation>Dossier…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Files…</source>
            <translation>Fichiers…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Folder of Sentinel-2 Images</source>
            <translation>Dossier d’images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Sentinel-2 Images</source>
            <translation>Images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>{count} images</source>
            <translation>{count} images</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/series_box.py" />
            <source>Sentinel-2 Layers</source>
            <translation>Couches Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho has no coordinate reference system: assign the right one to its file.</source>
            <translation>L’ortho-image n’a pas de système de coordonnées de référence : attribuer le bon à son fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's coordinates are degrees: its pixels are not square on the ground. Better take the ortho in a projected system, such as Lambert-93 or UTM.</source>
            <translation>Les coordonnées de l’ortho-image sont en degrés : ses pixels ne sont pas carrés au sol. Mieux vaut utiliser l’ortho-image dans un système projeté, comme Lambert-93 ou UTM.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's pixels are {pixel} m, the model's {wanted} m: expect a poor map, or take a finer ortho.</source>
            <translation>Les pixels de l’ortho-image font {pixel} m, ceux du modèle {wanted} m : la carte sera médiocre, ou choisir une ortho-image plus fine.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's pixels are {pixel} m, the model's {wanted} m: they are averaged, and reading takes longer.</source>
            <translation>Les pixels de l’ortho-image font {pixel} m, ceux du modèle {wanted} m : ils sont moyennés, et la lecture est plus longue.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho holds {kind} values: black and white are found from its pixels, and said in the report. If you know them, give them in the details.</source>
            <translation>L’ortho contient des valeurs {kind} : le noir et le blanc sont trouvés d’après ses pixels, et indiqués dans le rapport. S’ils sont connus, les donner dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>Band {numbers} of the ortho has one value everywhere: choose another, or none.</source>
            <translation>La bande {numbers} de l’ortho-image a partout la même valeur : en choisir une autre, ou aucune.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho has 16 bits, but no value above {highest} was found: it is taken for 8 bits. If it has more, give the values of black and white, in the details.</source>
            <translation>L’ortho-image a 16 bits, mais aucune valeur au-dessus de {highest} n’a été trouvée : elle est traitée comme une image à 8 bits. Si elle en a davantage, indiquer les valeurs du noir et du blanc, dans les détails.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho's values are 0 and 1 only: it looks like a mask, not an image. Choose the image.</source>
            <translation>L’ortho-image ne contient que des 0 et des 1 : elle ressemble à un masque, pas à une image. Choisir l’image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The Sentinel-2 images do not cover the ortho: choose images of the same place.</source>
            <translation>Les images Sentinel-2 ne couvrent pas l’ortho-image : choisir des images du même lieu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The Sentinel-2 values look like reflectance from 0 to 1: the model expects them times 10,000.</source>
            <translation>Les valeurs Sentinel-2 ressemblent à des réflectances de 0 à 1 : le modèle les attend multipliées par 10 000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>No date in "{name}": give it one by the button Dates…, beside the Sentinel-2 images.</source>
            <translation>Pas de date dans « {name} » : l’indiquer par le bouton Dates…, à côté des images Sentinel-2.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>Only one Sentinel-2 date: a year of images tells much more about plants.</source>
            <translation>Une seule date Sentinel-2 : une année d’images en dit bien plus sur la végétation.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>Only {count} Sentinel-2 dates: a year of images tells much more about plants.</source>
            <translation>Seulement {count} dates Sentinel-2 : une année d’images en dit bien plus sur la végétation.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/suitability.py" />
            <source>The ortho seems to be of {year}, but no Sentinel-2 image is: take images of that year.</source>
            <translation>L’ortho-image semble dater de {year}, mais aucune image Sentinel-2 n’est de cette année : choisir des images de cette année-là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{area} km²</source>
            <translation>{area} km²</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{count} tile</source>
            <translation>{count} tuile</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{count} tiles</source>
            <translation>{count} tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{count} skipped</source>
            <translation>ignorées : {count}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>about {time}</source>
            <translation>environ {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>on {device}</source>
            <translation>sur {device}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} of memory</source>
            <translation>{size} de mémoire</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} of disk</source>
            <translation>{size} de disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>the processor</source>
            <translation>le processeur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Apple's GPU</source>
            <translation>le GPU d’Apple</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>the GPU</source>
            <translation>le GPU</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} MiB</source>
            <translation>{size} Mio</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{size} GiB</source>
            <translation>{size} Gio</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Waiting</source>
            <translation>En attente</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Running</source>
            <translation>En cours</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>Stopped</source>
            <translation>Arrêté</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Failed</source>
            <translation>Échec</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>What is finished is kept: Resume goes on from there.</source>
            <translation>Ce qui est terminé est conservé : Reprendre continue à partir de là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Nothing was finished yet.</source>
            <translation>Rien n’était encore terminé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Made in {time}</source>
            <translation>Terminé en {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Preview made in {time}. Click elsewhere for another one.</source>
            <translation>Aperçu obtenu en {time}. Cliquer ailleurs pour en avoir un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>The preview was stopped.</source>
            <translation>L’aperçu a été arrêté.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>Classifying the tile under the cursor…</source>
            <translation>Classement de la tuile sous le curseur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{done} of {total}</source>
            <translation>{done} sur {total}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/texts.py" />
            <source>{time} left</source>
            <translation>encore {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Dates Used: {title}</source>
            <translation>Dates utilisées : {title}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Sentinel-2 dates: {used} of {dates} used</source>
            <translation>Dates Sentinel-2 : {used} utilisées sur {dates}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>used in every tile</source>
            <translation>utilisée dans toutes les tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>used in some tiles</source>
            <translation>dans certaines tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>left out</source>
            <translation>écartée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>filled as far as it is clear of cloud and snow: not at all, half, all</source>
            <translation>remplie selon la part sans nuage ni neige : rien, la moitié, tout</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>How clear the dates are is not known: no masks came along.</source>
            <translation>On ne sait pas si les dates sont claires : il n’y a pas de masques.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>2/3: in this month 2 of 3 dates are used</source>
            <translation>2/3 : ce mois-là, 2 dates utilisées sur 3</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>none</source>
            <translation>aucune</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>{date}: {clear}, used in {used} of {tiles} tiles</source>
            <translation>{date} : {clear}, utilisée dans {used} tuiles sur {tiles}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>{percent} % clear</source>
            <translation>claire à {percent} %</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>how clear is not known</source>
            <translation>clarté inconnue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Dates of the run</source>
            <translation>Dates du traitement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Clear</source>
            <translation>Clair</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Cloud</source>
            <translation>Nuages</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Snow</source>
            <translation>Neige</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>No data</source>
            <translation>Sans données</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>Used in tiles</source>
            <translation>Utilisée dans</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>{used} of {tiles}</source>
            <translation>{used} tuiles sur {tiles}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/dock/used_dates.py" />
            <source>not known</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/complaints.py" />
            <source>The engine's Python, {python}, can't run it ({reason}): install the engine, or choose another Python, by Raster &gt; FLAIR-2 land cover &gt; Engine…</source>
            <translation>Le Python du moteur, {python}, ne peut pas l’exécuter ({reason}) : installer le moteur, ou choisir un autre Python, par Raster &gt; Occupation du sol FLAIR-2 &gt; Moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>{place} names {path} as the engine's Python, but there is no such file: correct it.</source>
            <translation>{place} indique {path} comme Python du moteur, mais ce fichier n’existe pas : à corriger.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>FLAIR-2's engine is not installed: choose Raster &gt; FLAIR-2 land cover &gt; Engine… (or, in a terminal with Python 3.11 or newer, run {create} and then {fill}).</source>
            <translation>Le moteur de FLAIR-2 n’est pas installé : choisir Raster &gt; Occupation du sol FLAIR-2 &gt; Moteur… (ou, dans un terminal avec Python 3.11 ou plus récent, exécuter {create} puis {fill}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>The environment variable {name}</source>
            <translation>La variable d’environnement {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/interpreter.py" />
            <source>The setting of FLAIR-2 in Processing's options</source>
            <translation>Le réglage de FLAIR-2 dans les options de traitements</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Tiles</source>
            <translation>Tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Finishing</source>
            <translation>Finalisation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Dates</source>
            <translation>Dates</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>Searching</source>
            <translation>Recherche</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{stage}: {done} of {total}</source>
            <translation>{stage} : {done} sur {total}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{progress}, {time} left</source>
            <translation>{progress}, encore {time}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>outside the area, skipped: {count}</source>
            <translation>ignorées, hors de la zone : {count}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{area} km² on {device}</source>
            <translation>{area} km² sur {device}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/listener.py" />
            <source>{memory} MiB of memory, up to {disk} MiB of disk</source>
            <translation>{memory} Mio de mémoire, jusqu’à {disk} Mio de disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>What is finished is kept: "Go on with an unfinished run" (RESUME) goes on from there.</source>
            <translation>Ce qui est terminé est conservé : « Reprendre un traitement inachevé » (RESUME) continue à partir de là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <location filename="../../flair2_plugin/desktop/runs/question.py" />
            <source>The engine can't be started with {python}: {problem}.</source>
            <translation>Impossible de démarrer le moteur avec {python} : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>Stopped by the user; no map was written.</source>
            <translation>Arrêté par l’utilisateur ; aucune carte n’a été écrite.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>The engine ended badly (code {code}), but the map is complete.</source>
            <translation>Le moteur s’est mal terminé (code {code}), mais la carte est complète.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>The engine was ended by the system (code {code}): {cause}</source>
            <translation>Le moteur a été interrompu par le système (code {code}) : {cause}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>The engine ended without a result (code {code}): {cause}</source>
            <translation>Le moteur s’est terminé sans résultat (code {code}) : {cause}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/process.py" />
            <source>it gave no reason; too little memory is the usual one</source>
            <translation>sans raison indiquée ; le plus souvent, la mémoire ne suffit pas</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/sentences.py" />
            <source> and </source>
            <translation> et </translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/sentences.py" />
            <source> or </source>
            <translation> ou </translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/engine/sentences.py" />
            <source>; </source>
            <translation> ; </translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The NVIDIA driver is too old for this PyTorch: update it to 580 or newer; until then the CPU is used.</source>
            <translation>Le pilote NVIDIA est trop ancien pour ce PyTorch : le mettre à jour vers la version 580 ou plus récente ; d’ici là, le processeur est utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This GPU is too old for this PyTorch (compute capability 7.5 or newer is needed): the CPU is used.</source>
            <translation>Ce GPU est trop ancien pour ce PyTorch (capacité de calcul 7.5 ou supérieure requise) : le processeur est utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The NVIDIA driver doesn't answer: restart the computer or install the driver; until then the CPU is used.</source>
            <translation>Le pilote NVIDIA ne répond pas : redémarrer l’ordinateur ou installer le pilote ; d’ici là, le processeur est utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This PyTorch is a build without GPU support: choose “Add GPU Support…”, or go on with the CPU.</source>
            <translation>Ce PyTorch est compilé sans prise en charge du GPU : choisir « Ajouter le GPU… », ou continuer avec le processeur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The GPU's memory is full: close other programs that use it, and check again.</source>
            <translation>La mémoire du GPU est pleine : fermer les autres programmes qui l’utilisent, puis vérifier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Microsoft's Visual C++ runtime is missing or too old: install it from https://aka.ms/vc14/vc_redist.x64.exe, restart, and check again.</source>
            <translation>Le composant Visual C++ de Microsoft manque ou est trop ancien : l’installer depuis https://aka.ms/vc14/vc_redist.x64.exe, redémarrer, puis vérifier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The processor lacks instructions that the packages are built for: run the engine on a newer computer.</source>
            <translation>Il manque au processeur des instructions dont les paquets ont besoin : exécuter le moteur sur un ordinateur plus récent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The memory is full: close other programs, and try again.</source>
            <translation>La mémoire est pleine : fermer d’autres programmes, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Python's module for environments is missing: install python3-venv (sudo apt install python3-venv), or choose another Python.</source>
            <translation>Le module de Python pour les environnements manque : installer python3-venv (sudo apt install python3-venv), ou choisir un autre Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This Python has no SSL module, so it can download nothing: choose another Python, or install from an offline bundle.</source>
            <translation>Ce Python n’a pas de module SSL et ne peut donc rien télécharger : choisir un autre Python, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The Python that the engine was made with is gone or was updated: install the engine again.</source>
            <translation>Le Python avec lequel le moteur a été créé n’existe plus ou a été mis à jour : réinstaller le moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Your organisation's rules forbid programs in this folder: ask for an exception for it, or choose a Python that has the engine's packages.</source>
            <translation>Les règles de votre organisation interdisent les programmes dans ce dossier : demander une exception, ou choisir un Python qui contient les paquets du moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The proxy wants a user name and password: give them in Settings &gt; Options &gt; Network, and try again.</source>
            <translation>Le proxy demande un nom d’utilisateur et un mot de passe : les indiquer dans Préférences &gt; Options &gt; Réseau, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>pip can't go through a SOCKS proxy: set an HTTP proxy in Settings &gt; Options &gt; Network, or install from an offline bundle.</source>
            <translation>pip ne peut pas passer par un proxy SOCKS : définir un proxy HTTP dans Préférences &gt; Options &gt; Réseau, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The connection's certificate isn't trusted; a company's network that inspects connections has its own: have it added to this computer's certificates, or name its file in the variable PIP_CERT.</source>
            <translation>Le certificat de la connexion n’est pas reconnu ; un réseau d’entreprise qui inspecte les connexions a le sien : le faire ajouter aux certificats de cet ordinateur, ou indiquer son fichier dans la variable PIP_CERT.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The proxy doesn't answer: check its address in Settings &gt; Options &gt; Network.</source>
            <translation>Le proxy ne répond pas : vérifier son adresse dans Préférences &gt; Options &gt; Réseau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Access to the package index is refused: ask your network's administrators to allow pypi.org, files.pythonhosted.org and download.pytorch.org, or install from an offline bundle.</source>
            <translation>L’accès à l’index des paquets est refusé : demander aux administrateurs du réseau d’autoriser pypi.org, files.pythonhosted.org et download.pytorch.org, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The package index can't be found: check the internet connection and the proxy in Settings &gt; Options &gt; Network, or install from an offline bundle.</source>
            <translation>L’index des paquets est introuvable : vérifier la connexion à internet et le proxy dans Préférences &gt; Options &gt; Réseau, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The connection broke off: try again, and what is downloaded already is not downloaded anew.</source>
            <translation>La connexion s’est interrompue : réessayer ; ce qui est déjà téléchargé ne l’est pas une seconde fois.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The disk is full: free some space, and try again.</source>
            <translation>Le disque est plein : libérer de l’espace, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The virus scanner took a file away: have it leave the engine's folder out, and try again.</source>
            <translation>L’antivirus a retiré un fichier : lui faire exclure le dossier du moteur, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The path of a file is too long for this system: switch on long paths in Windows, or use a QGIS profile with a shorter path.</source>
            <translation>Le chemin d’un fichier est trop long pour ce système : activer les chemins longs dans Windows, ou utiliser un profil QGIS au chemin plus court.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>Another program, often the virus scanner, holds a file of the installation: close runs that use the engine, and try again.</source>
            <translation>Un autre programme, souvent l’antivirus, bloque un fichier de l’installation : arrêter les traitements qui utilisent le moteur, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The engine's folder lies on a disk that can't be written to: use a QGIS profile on another one.</source>
            <translation>Le dossier du moteur se trouve sur un disque protégé en écriture : utiliser un profil QGIS sur un autre disque.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The engine's folder may not be written to: check its permissions, or use another QGIS profile.</source>
            <translation>L’écriture dans le dossier du moteur n’est pas autorisée : vérifier ses droits, ou utiliser un autre profil QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>A program can't cope with the letters of the engine's path: use a QGIS profile in a folder of plain letters.</source>
            <translation>Un programme ne comprend pas les caractères du chemin du moteur : utiliser un profil QGIS dans un dossier aux lettres sans accents.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>A downloaded package isn't the one that was tested, so it wasn't installed: try again; if it stays so, something on the way changes files.</source>
            <translation>Un paquet téléchargé n’est pas celui qui a été testé et n’a donc pas été installé : réessayer ; si cela persiste, quelque chose modifie les fichiers en chemin.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>A package arrived damaged: try again; the damaged file is not used.</source>
            <translation>Un paquet est arrivé endommagé : réessayer ; le fichier endommagé n’est pas utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>This system's C library is too old for PyTorch: a newer system is needed (glibc 2.28 or newer).</source>
            <translation>La bibliothèque C de ce système est trop ancienne pour PyTorch : il faut un système plus récent (glibc 2.28 ou plus).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/advice.py" />
            <source>The index has no such package for this system and Python: choose another Python, or install from an offline bundle.</source>
            <translation>L’index n’a pas ce paquet pour ce système et ce Python : choisir un autre Python, ou installer depuis une archive hors ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>it ended without a word (code {code})</source>
            <translation>il s’est terminé sans un mot (code {code})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>{name} is no Python that can be used: {why}</source>
            <translation>{name} n’est pas un Python utilisable : {why}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This is Python {version}, and the engine needs 3.11 or newer: choose another Python.</source>
            <translation>C’est Python {version}, et le moteur demande 3.11 ou plus récent : choisir un autre Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python is a 32-bit program, and PyTorch has 64-bit ones only: install a 64-bit Python.</source>
            <translation>Ce Python est un programme à 32 bits, et PyTorch n’existe qu’à 64 bits : installer un Python à 64 bits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python has no SSL module, so it can download nothing: choose another one.</source>
            <translation>Ce Python n’a pas de module SSL et ne peut donc rien télécharger : en choisir un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This system's C library is {found}, and PyTorch needs glibc 2.28: a newer system is needed.</source>
            <translation>La bibliothèque C de ce système est {found}, et PyTorch demande glibc 2.28 : il faut un système plus récent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python lacks {module}: install it with “sudo apt install python{series}-venv” or your system's way.</source>
            <translation>Il manque {module} à ce Python : l’installer avec « sudo apt install python{series}-venv » ou à la manière de votre système.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/base_python.py" />
            <source>This Python lacks its module {module}: choose another one, such as python.org's.</source>
            <translation>Il manque à ce Python son module {module} : en choisir un autre, comme celui de python.org.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>This Python can't be started: {reason}.</source>
            <translation>Impossible de démarrer ce Python : {reason}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>The engine's Python ended without an answer at “{where}”: install the engine again.</source>
            <translation>Le Python du moteur s’est terminé sans réponse à « {where} » : réinstaller le moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>code {code}</source>
            <translation>code {code}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/checking.py" />
            <source>This Python can't run the engine: {reason}</source>
            <translation>Ce Python ne peut pas exécuter le moteur : {reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>FLAIR-2 engine</source>
            <translation>Moteur FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Looking for a Python…</source>
            <translation>Recherche d’un Python…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Checking {python}…</source>
            <translation>Vérification de {python}…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>The engine runs in this Python now.</source>
            <translation>Le moteur fonctionne maintenant dans ce Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>GPU: {text}</source>
            <translation>GPU : {text}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Install the engine</source>
            <translation>Installer le moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Install</source>
            <translation>Installer</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>A Python, 3.11 to 3.14</source>
            <translation>Un Python, 3.11 à 3.14</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>No Python that fits</source>
            <translation>Aucun Python qui convienne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Choose a Python…</source>
            <translation>Choisir un Python…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>The engine is installed.</source>
            <translation>Le moteur est installé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Cancelled; what was downloaded is kept for the next time.</source>
            <translation>Annulé ; ce qui a été téléchargé est conservé pour la prochaine fois.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>A Python that has the engine's packages</source>
            <translation>Un Python qui contient les paquets du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>An offline bundle</source>
            <translation>Une archive hors ligne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Bundles (*.zip)</source>
            <translation>Archives (*.zip)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>This removes the engine from {folder}. Models and maps stay.</source>
            <translation>Le moteur sera supprimé de {folder}. Les modèles et les cartes restent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Remove the engine</source>
            <translation>Supprimer le moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Remove</source>
            <translation>Supprimer</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/dialog.py" />
            <source>Copied: paste it into the issue.</source>
            <translation>Copié : à coller dans le ticket.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/failures.py" />
            <source>it gave no reason</source>
            <translation>sans raison indiquée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/failures.py" />
            <source>{doing} failed: {reason}</source>
            <translation>{doing} a échoué : {reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/folders.py" />
            <source>{folder} can't be replaced ({reason}): stop the runs that use it, or restart QGIS, and try again.</source>
            <translation>Impossible de remplacer {folder} ({reason}) : arrêter les traitements qui l’utilisent, ou redémarrer QGIS, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/folders.py" />
            <source>Another QGIS window installs the engine just now ({name}, process {number}): wait for it.</source>
            <translation>Une autre fenêtre de QGIS installe le moteur en ce moment ({name}, processus {number}) : attendre qu’elle ait fini.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/folders.py" />
            <source>{folder} can't be removed ({reason}): stop the runs that use it, and try again.</source>
            <translation>Impossible de supprimer {folder} ({reason}) : arrêter les traitements qui l’utilisent, puis réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>An Apple GPU needs nothing more: the engine uses it as it is.</source>
            <translation>Un GPU Apple ne demande rien de plus : le moteur l’utilise tel quel.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>No NVIDIA GPU with a working driver was found{reason}.</source>
            <translation>Aucun GPU NVIDIA doté d’un pilote en état de marche n’a été trouvé{reason}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>The driver of {card} is {driver}, but 580 is needed: update it.</source>
            <translation>Le pilote de {card} est {driver}, mais il faut 580 : le mettre à jour.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>The {card} is too old for this PyTorch (compute capability {found}, 7.5 is needed).</source>
            <translation>{card} est trop ancien pour ce PyTorch (capacité de calcul {found}, il faut 7.5).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <location filename="../../flair2_plugin/desktop/environment/sizes.py" />
            <source>{count} GB</source>
            <translation>{count} Go</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/gpu.py" />
            <source>{name}, {memory}, driver {driver}</source>
            <translation>{name}, {memory}, pilote {driver}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Making the environment</source>
            <translation>Création de l’environnement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Checking the engine</source>
            <translation>Vérification du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Putting it in place</source>
            <translation>Mise en place</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Unpacking the bundle</source>
            <translation>Décompression de l’archive</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Downloading and installing packages</source>
            <translation>Téléchargement et installation des paquets</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>Installing packages</source>
            <translation>Installation des paquets</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>The installation</source>
            <translation>L’installation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/installation.py" />
            <source>The engine needs {needed} on the disk of {folder}, and {free} are free: free some space.</source>
            <translation>Le moteur demande {needed} sur le disque de {folder}, et {free} sont libres : libérer de l’espace.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Cancel</source>
            <translation>Annuler</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Stops at once; what is downloaded is kept for the next time</source>
            <translation>Arrête aussitôt ; ce qui est téléchargé est conservé pour la prochaine fois</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Log of the installation</source>
            <translation>Journal de l’installation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Install Again…</source>
            <translation>Réinstaller…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Install…</source>
            <translation>Installer…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Downloads and installs the engine; says the size first</source>
            <translation>Télécharge et installe le moteur ; en indique d’abord la taille</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Add GPU Support…</source>
            <translation>Ajouter le GPU…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>A second environment, used only once it has computed on the GPU</source>
            <translation>Un second environnement, utilisé seulement une fois qu’il a calculé sur le GPU</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Use Another Python…</source>
            <translation>Utiliser un autre Python…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>A Python that has the engine's packages already</source>
            <translation>Un Python qui contient déjà les paquets du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>From an Offline Bundle…</source>
            <translation>Depuis une archive hors ligne…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Installs from a zip made on a computer with internet</source>
            <translation>Installe depuis un zip préparé sur un ordinateur relié à internet</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Remove…</source>
            <translation>Supprimer…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Removes what the plugin has installed</source>
            <translation>Supprime ce que l’extension a installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Check Again</source>
            <translation>Vérifier à nouveau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Lets the engine load its libraries and compute something small</source>
            <translation>Fait charger au moteur ses bibliothèques et lui fait faire un petit calcul</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>Copy Diagnostics</source>
            <translation>Copier le diagnostic</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/page.py" />
            <source>A report for an issue, without your name and home folder</source>
            <translation>Un rapport à joindre à un ticket, sans votre nom ni votre dossier personnel</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/sizes.py" />
            <source>{count} MB</source>
            <translation>{count} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>The engine works</source>
            <translation>Le moteur fonctionne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>The engine is not installed</source>
            <translation>Le moteur n’est pas installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>The engine does not work</source>
            <translation>Le moteur ne fonctionne pas</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Checking the engine…</source>
            <translation>Vérification du moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>It is a Python of its own, beside QGIS, with PyTorch and rasterio. “Install…” brings it; nothing in QGIS is changed.</source>
            <translation>C’est un Python à part, à côté de QGIS, avec PyTorch et rasterio. « Installer… » le met en place ; rien ne change dans QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>This takes some seconds.</source>
            <translation>Cela prend quelques secondes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>PyTorch {torch} on Python {python} computes on {device}.</source>
            <translation>PyTorch {torch} sur Python {python} calcule sur {device}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Other versions than those tested: {names}.</source>
            <translation>Versions autres que celles testées : {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Not there, and not needed for a map: {names}.</source>
            <translation>Absents, et inutiles pour une carte : {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>the CPU ({what})</source>
            <translation>le processeur ({what})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>{what} ({name})</source>
            <translation>{what} ({name})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Folder</source>
            <translation>Dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Python</source>
            <translation>Python</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>Kind</source>
            <translation>Type</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>installed by the plugin, with GPU support</source>
            <translation>installé par l’extension, avec prise en charge du GPU</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>installed by the plugin</source>
            <translation>installé par l’extension</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/state.py" />
            <source>chosen by you, or a checkout's</source>
            <translation>choisi par vous, ou celui d’une copie de développement</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>About {download} are downloaded from PyPI and download.pytorch.org (about {time} at 20 Mbit/s).</source>
            <translation>Environ {download} sont téléchargés de PyPI et download.pytorch.org (environ {time} à 20 Mbit/s).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>Nothing is downloaded: the packages are in {bundle}.</source>
            <translation>Rien n’est téléchargé : les paquets sont dans {bundle}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>The engine then takes about {installed} of disk, and {disk} while it is installed, in {folder}.</source>
            <translation>Le moteur occupe ensuite environ {installed} sur le disque, et {disk} pendant l’installation, dans {folder}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>It is made with Python {version} ({path}). QGIS can be used meanwhile.</source>
            <translation>Il est créé avec Python {version} ({path}). QGIS reste utilisable pendant ce temps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>It takes the place of the one there only once it has been checked.</source>
            <translation>Il ne remplace celui qui est en place qu’après avoir été vérifié.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>The engine that computes on the CPU stays as it is.</source>
            <translation>Le moteur qui calcule sur le processeur reste tel quel.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>No Python was found on this computer: install Python 3.12 from python.org, or choose one.</source>
            <translation>Aucun Python n’a été trouvé sur cet ordinateur : installer Python 3.12 depuis python.org, ou en choisir un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/environment/texts.py" />
            <source>None of the Pythons found can carry the engine:</source>
            <translation>Aucun des Python trouvés ne convient au moteur :</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/acquisition.py" />
            <source>Importing {name}: the weights are checked…</source>
            <translation>Import de {name} : vérification des poids…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/acquisition.py" />
            <source>Downloading {name}</source>
            <translation>Téléchargement de {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>The server sends another part of the file than it was asked for: try again later.</source>
            <translation>Le serveur envoie une autre partie du fichier que celle demandée : réessayer plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>The server announces {found} bytes, but the file has {size}: it is another one.</source>
            <translation>Le serveur annonce {found} octets, mais le fichier en a {size} : c’en est un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} is too busy (HTTP {status}): what has come is kept, try again in a while.</source>
            <translation>{host} est trop occupé (HTTP {status}) : ce qui est arrivé est conservé, réessayer un peu plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>The connection to {host} broke off: what has come is kept, try again.</source>
            <translation>La connexion à {host} s’est interrompue : ce qui est arrivé est conservé, réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} refuses the download (HTTP {status}): see to QGIS's proxy and its password.</source>
            <translation>{host} refuse le téléchargement (HTTP {status}) : vérifier le proxy de QGIS et son mot de passe.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} has no such file any more (HTTP {status}): import the file from elsewhere.</source>
            <translation>{host} n’a plus ce fichier (HTTP {status}) : importer le fichier depuis un autre endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} answers HTTP {status}: try again later, or import the file from elsewhere.</source>
            <translation>{host} répond HTTP {status} : réessayer plus tard, ou importer le fichier depuis un autre endroit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/answer.py" />
            <source>{host} can't be reached ({reason}): see to the network, and to QGIS's proxy settings.</source>
            <translation>{host} est injoignable ({reason}) : vérifier le réseau, et le proxy dans les préférences de QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>Details of the model</source>
            <translation>Détails du modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>Picture of {title}, or the colours of its classes</source>
            <translation>Image de {title}, ou couleurs de ses classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/details.py" />
            <source>{count} Classes</source>
            <translation>{count} classes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/download.py" />
            <source>{address} is no https address: it is not asked.</source>
            <translation>{address} n’est pas une adresse https : elle n’est pas interrogée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/download.py" />
            <source>The server sends from one address to the next without end: try again later.</source>
            <translation>Le serveur renvoie sans fin d’une adresse à l’autre : réessayer plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/importer.py" />
            <source>The engine can't be started ({reason}): see to its environment.</source>
            <translation>Impossible de démarrer le moteur ({reason}) : vérifier son environnement.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/importer.py" />
            <source>The engine ended without a word; too little memory is the usual reason.</source>
            <translation>Le moteur s’est terminé sans un mot ; le plus souvent, la mémoire ne suffit pas.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Download a Model</source>
            <translation>Télécharger un modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Models that can be downloaded</source>
            <translation>Modèles à télécharger</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>&amp;Models that IGN has published for orthos of 0.2 m</source>
            <translation>&amp;Modèles publiés par l’IGN pour des ortho-images à 0,2 m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>{model}
Is installed already</source>
            <translation>{model}
Déjà installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Download</source>
            <translation>Télécharger</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Choose a model: its licence and size are said before anything is loaded.</source>
            <translation>Choisir un modèle : sa licence et sa taille sont indiquées avant tout téléchargement.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>Download {size} MB</source>
            <translation>Télécharger {size} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/offers.py" />
            <source>{description}

From {repository}, revision {revision}. With the download you accept its licence: {licence}.</source>
            <translation>{description}

De {repository}, révision {revision}. En le téléchargeant, vous acceptez sa licence : {licence}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>FLAIR-2 Models</source>
            <translation>Modèles FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Installed &amp;models</source>
            <translation>&amp;Modèles installés</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Import File…</source>
            <translation>&amp;Importer un fichier…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>A checkpoint (.pth, .ckpt, .safetensors) or a model package (.zip, model.json)</source>
            <translation>Un checkpoint (.pth, .ckpt, .safetensors) ou un paquet de modèle (.zip, model.json)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Download…</source>
            <translation>&amp;Télécharger…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Choose among the models that IGN has published</source>
            <translation>Choisir parmi les modèles publiés par l’IGN</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Remove…</source>
            <translation>&amp;Supprimer…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>&amp;Open Folder</source>
            <translation>&amp;Ouvrir le dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>No model is installed: import a file, or download a published one.</source>
            <translation>Aucun modèle n’est installé : importer un fichier, ou télécharger un modèle publié.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>This model came with the plugin, and goes with it</source>
            <translation>Ce modèle est arrivé avec l’extension, et part avec elle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Move this model to the trash</source>
            <translation>Mettre ce modèle à la corbeille</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>{name} is installed.</source>
            <translation>{name} est installé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Models ({kinds});;All files (*)</source>
            <translation>Modèles ({kinds});;Tous les fichiers (*)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Import a Model</source>
            <translation>Importer un modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Remove the model "{name}"? Its folder goes to the trash.</source>
            <translation>Supprimer le modèle « {name} » ? Son dossier va à la corbeille.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>Remove a Model</source>
            <translation>Supprimer un modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/page.py" />
            <source>{name} (damaged)</source>
            <translation>{name} (endommagé)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>Another QGIS is downloading {file}: wait for it.</source>
            <translation>Un autre QGIS télécharge {file} : attendre qu’il ait fini.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>The disk of {folder} has {free} MB free, but {needed} MB are needed: make room.</source>
            <translation>Le disque de {folder} a {free} Mo libres, mais il en faut {needed} : faire de la place.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>The server sends more of {file} than there is: nothing was kept, try again.</source>
            <translation>Le serveur envoie plus que {file} ne contient : rien n’a été conservé, réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>What came as {file} is another file (its SHA-256 is {found}, not {wanted}) and was deleted: try again, or ask who runs your network's proxy.</source>
            <translation>Ce qui est arrivé sous le nom {file} est un autre fichier (son SHA-256 est {found}, et non {wanted}) et a été supprimé : réessayer, ou s’adresser aux responsables du proxy de votre réseau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/partial_file.py" />
            <source>{path} can't be written: {reason}.</source>
            <translation>Impossible d’écrire {path} : {reason}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>red</source>
            <translation>rouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>green</source>
            <translation>vert</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>blue</source>
            <translation>bleu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>near infrared</source>
            <translation>proche infrarouge</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>height above ground</source>
            <translation>hauteur du sursol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Bands of the ortho</source>
            <translation>Bandes de l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Can do without</source>
            <translation>Peut se passer de</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Sentinel-2</source>
            <translation>Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Pixel size</source>
            <translation>Taille des pixels</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{metres} m</source>
            <translation>{metres} m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Patch</source>
            <translation>Imagette</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{pixels} × {pixels} pixels</source>
            <translation>{pixels} × {pixels} pixels</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Network</source>
            <translation>Réseau</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Date of the ortho</source>
            <translation>Date de l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>needed</source>
            <translation>requise</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Scores</source>
            <translation>Scores</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Measured on</source>
            <translation>Mesurés sur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Trained on</source>
            <translation>Entraîné sur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Licence</source>
            <translation>Licence</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>came with the plugin</source>
            <translation>fourni avec l’extension</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>Size on disk</source>
            <translation>Taille sur le disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{size} MB</source>
            <translation>{size} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>not needed</source>
            <translation>inutile</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>can do without; else bands {bands}</source>
            <translation>facultatif ; sinon, bandes {bands}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>needed, bands {bands}</source>
            <translation>requis, bandes {bands}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{kind}, encoder {encoder}</source>
            <translation>{kind}, encodeur {encoder}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>none recorded</source>
            <translation>aucun enregistré</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>mean IoU in validation</source>
            <translation>IoU moyen en validation</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>mean IoU in test</source>
            <translation>IoU moyen en test</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>accuracy in test</source>
            <translation>exactitude en test</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/portrait.py" />
            <source>{bands}; {count} classes; {size} MB; licence {licence}</source>
            <translation>{bands} ; {count} classes ; {size} Mo ; licence {licence}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/progress_row.py" />
            <source>Progress of the model</source>
            <translation>Progression du modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/progress_row.py" />
            <source>&amp;Cancel</source>
            <translation>&amp;Annuler</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/progress_row.py" />
            <source>{text}: {done} of {total} MB</source>
            <translation>{text} : {done} sur {total} Mo</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/removal.py" />
            <source>{name} was moved to the trash.</source>
            <translation>{name} a été mis à la corbeille.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/models/removal.py" />
            <source>There is no trash here: {name} now lies in {folder}.</source>
            <translation>Il n’y a pas de corbeille ici : {name} se trouve maintenant dans {folder}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <location filename="../../flair2_plugin/desktop/provider.py" />
            <location filename="../../flair2_plugin/plugin.py" />
            <source>FLAIR-2 land cover</source>
            <translation>Occupation du sol FLAIR-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <location filename="../../flair2_plugin/desktop/settings.py" />
            <source>Leave blank for {folder}</source>
            <translation>Laisser vide pour {folder}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>The same setting as in Processing's options</source>
            <translation>Le même réglage que dans les options de traitements</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Save and Open the Engine…</source>
            <translation>Enregistrer et ouvrir le moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Save and Open the Models…</source>
            <translation>Enregistrer et ouvrir les modèles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Engine</source>
            <translation>Moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Files</source>
            <translation>Fichiers</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>&amp;Python of the engine</source>
            <translation>&amp;Python du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>&amp;Your models</source>
            <translation>&amp;Vos modèles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>&amp;List of past runs</source>
            <translation>&amp;Liste des traitements précédents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>Saves the options and closes them: another window can't be used beside them</source>
            <translation>Enregistre les options et les ferme : une autre fenêtre n’est pas utilisable à côté d’elles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/options.py" />
            <source>In use now: {python}</source>
            <translation>Utilisé actuellement : {python}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/provider.py" />
            <source>FLAIR-2 land cover (aerial and Sentinel-2 images)</source>
            <translation>Occupation du sol FLAIR-2 (images aériennes et Sentinel-2)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>Class</source>
            <translation>Classe</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>Colour</source>
            <translation>Couleur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>km²</source>
            <translation>km²</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/areas_table.py" />
            <source>{name}: {area} km², {share}</source>
            <translation>{name} : {area} km², {share}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/history.py" />
            <source>The list of past runs can't be written ({problem}): {path}</source>
            <translation>Impossible d’écrire la liste des traitements précédents ({problem}) : {path}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>{ortho} — {day}</source>
            <translation>{ortho} — {day}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>{name} (finished part)</source>
            <translation>{name} (partie terminée)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/layers.py" />
            <source>Polygons</source>
            <translation>Polygones</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/live_map.py" />
            <source>{title} (in the making)</source>
            <translation>{title} (en cours)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/preview.py" />
            <source>Preview</source>
            <translation>Aperçu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/preview.py" />
            <source>There is no ortho at this place: click on it.</source>
            <translation>Il n’y a pas d’ortho-image à cet endroit : cliquer dessus.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/question.py" />
            <source>The engine gave no answer ({reason}); see whether it is installed whole.</source>
            <translation>Le moteur n’a pas répondu ({reason}) ; vérifier que son installation est complète.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/question.py" />
            <source>no reason is known</source>
            <translation>aucune raison connue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/requests.py" />
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>Processing has no algorithm flair2:classify: switch the plugin FLAIR-2 on again.</source>
            <translation>L’algorithme flair2:classify manque à la boîte à outils de traitements : réactiver l’extension FLAIR-2.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>The run can't be prepared; the log says why.</source>
            <translation>Impossible de préparer le traitement ; le journal dit pourquoi.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/run.py" />
            <source>The run ended without a map.</source>
            <translation>Le traitement s’est terminé sans carte.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Starting the engine</source>
            <translation>Démarrage du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Stopping</source>
            <translation>Arrêt en cours</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Writing the map</source>
            <translation>Écriture de la carte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/state.py" />
            <source>Classifying tiles</source>
            <translation>Classement des tuiles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/runs/values.py" />
            <source>The area can't be written to {folder} ({problem}).</source>
            <translation>Impossible d’écrire la zone dans {folder} ({problem}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/desktop/settings.py" />
            <source>Python of the engine</source>
            <translation>Python du moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>Land Cover &amp;Panel</source>
            <translation>&amp;Panneau d’occupation du sol</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>Show the panel that classifies land cover from an ortho and Sentinel-2 images</source>
            <translation>Afficher le panneau qui classe l’occupation du sol à partir d’une ortho-image et d’images Sentinel-2</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Classify Land Cover…</source>
            <translation>&amp;Classer l’occupation du sol…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Engine…</source>
            <translation>&amp;Moteur…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Models…</source>
            <translation>M&amp;odèles…</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/plugin.py" />
            <source>&amp;Help</source>
            <translation>&amp;Aide</translation>
        </message>
        <message>
            <source>Instead of layers: a folder of dated rasters, or of one FLAIR super-area (*_data.npy, *_masks.npy, *_products.txt). A raster NAME_masks.tif (snow, cloud) beside NAME.tif lets cloudy dates be left out.</source>
            <translation type="vanished">Au lieu de couches : un dossier de rasters datés, ou d’une super-zone de FLAIR (*_data.npy, *_masks.npy, *_products.txt). Un raster NOM_masks.tif (neige, nuages) à côté de NOM.tif permet d’écarter les dates nuageuses.</translation>
        </message>
        <message>
            <source>The series covers this raster and 200 m around it, in its coordinate system: what a land-cover map of it needs.</source>
            <translation type="vanished">La série couvre ce raster et 200 m autour, dans son système de coordonnées : ce qu’il faut pour en faire une carte d’occupation du sol.</translation>
        </message>
        <message>
            <source>Instead of an ortho: the area, in any coordinate system. The series is in its UTM zone.</source>
            <translation type="vanished">Au lieu d’une ortho-image : la zone, dans un système de coordonnées quelconque. La série est dans son fuseau UTM.</translation>
        </message>
        <message>
            <source>{done} of {total} tiles</source>
            <translation type="vanished">{done} tuiles sur {total}</translation>
        </message>
        <message>
            <source>{count} outside the area are skipped</source>
            <translation type="vanished">{count} ignorées, hors de la zone</translation>
        </message>
        <message>
            <source>The ortho's values that mean black and white. Leave unset for 8- and 16-bit orthos; floating-point ones need it.</source>
            <translation type="vanished">Les valeurs de l’ortho-image qui signifient noir et blanc. Laisser vide pour les ortho-images à 8 et 16 bits ; celles à virgule flottante en ont besoin.</translation>
        </message>
        <message>
            <source>When the ortho was taken, as 2021-07-09 10:30. Needed by models trained with acquisition metadata only.</source>
            <translation type="vanished">Date et heure de la prise de vue, sous la forme 2021-07-09 10:30. Nécessaire seulement aux modèles entraînés avec les métadonnées d’acquisition.</translation>
        </message>
        <message>
            <source>The ortho's camera, for models trained with acquisition metadata: an UltraCam Eagle (UCE) or another.</source>
            <translation type="vanished">La caméra de l’ortho-image, pour les modèles entraînés avec les métadonnées d’acquisition : une UltraCam Eagle (UCE) ou une autre (other).</translation>
        </message>
        <message>
            <source>The model "{model}" was trained with acquisition metadata: say when the ortho was taken ("Ortho taken on", among the advanced parameters).</source>
            <translation type="vanished">Le modèle « {model} » a été entraîné avec les métadonnées d’acquisition : indiquer la date de prise de vue (« Prise de vue de l’ortho-image », dans les paramètres avancés).</translation>
        </message>
        <message>
            <source>Open an ortho file…</source>
            <translation type="vanished">Ouvrir un fichier d’ortho-image…</translation>
        </message>
        <message>
            <source>The ortho holds {kind} values: give the values of black and white, in the details.</source>
            <translation type="vanished">L’ortho-image contient des valeurs {kind} : indiquer les valeurs du noir et du blanc, dans les détails.</translation>
        </message>
        <message>
            <source>No date in "{name}": put one there (S2_20210403), or give a table of dates, in the details.</source>
            <translation type="vanished">Pas de date dans « {name} » : y en mettre une (S2_20210403), ou indiquer un tableau de dates, dans les détails.</translation>
        </message>
    </context>
    <context>
        <name>engine</name>
        <message>
            <location filename="../../flair2_plugin/bundle.py" />
            <source>Give --platform, --python and --output; see --help.</source>
            <translation>Donner --platform, --python et --output ; voir --help.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/bundle.py" />
            <source>There is no folder {options_output_absolute_parent}: name another --output.</source>
            <translation>Il n’y a pas de dossier {options_output_absolute_parent} : indiquer un autre --output.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/bundle.py" />
            <source>pip could not download all packages: see what it printed.</source>
            <translation>pip n’a pas pu télécharger tous les paquets : voir ce qu’il a affiché.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/bundle.py" />
            <source>pip did not bring {missing_file}: see what it printed.</source>
            <translation>pip n’a pas apporté {missing_file} : voir ce qu’il a affiché.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>A convolution on {device} is off by {off}: this device computes wrongly, take another one.</source>
            <translation>Une convolution sur {device} est fausse de {off} : cette unité de calcul se trompe, en prendre une autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>Nothing can be computed on {device}: {problem_strip}</source>
            <translation>Aucun calcul n’est possible sur {device} : {problem_strip}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>This Python lacks {join_missing}: install them there, or choose another Python.</source>
            <translation>Il manque {join_missing} à ce Python : les y installer, ou choisir un autre Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>This is Python {found}, and the engine needs 3.11 or newer: choose another Python.</source>
            <translation>C’est Python {found}, et il faut au moteur la version 3.11 ou une plus récente : choisir un autre Python.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>not installed</source>
            <translation>pas installé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>rasterio can't write a raster: {problem}</source>
            <translation>rasterio ne peut pas écrire de raster : {problem}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>rasterio loses a raster's pixels or coordinate system: another program's PROJ or GDAL is in its way, so unset PROJ_DATA, PROJ_LIB and GDAL_DATA.</source>
            <translation>rasterio perd les pixels ou le système de coordonnées d’un raster : le PROJ ou le GDAL d’un autre programme le gêne ; supprimer les variables PROJ_DATA, PROJ_LIB et GDAL_DATA.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>{name} {version} instead of {pinned_name}</source>
            <translation>{name} {version} au lieu de {pinned_name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/check.py" />
            <source>{name} {version} is installed but can't be loaded: {problem}</source>
            <translation>{name} {version} est installé mais ne peut pas être chargé : {problem}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/catalogue.py" />
            <source>There is no model "{name}" to download: known are {names}.</source>
            <translation>Il n’y a pas de modèle « {name} » à télécharger : les modèles connus sont {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Disk quota exceeded</source>
            <translation>quota de disque dépassé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>File exists</source>
            <translation>le fichier existe déjà</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>File name too long</source>
            <translation>nom de fichier trop long</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>File too large</source>
            <translation>fichier trop gros</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Input/output error</source>
            <translation>erreur d’entrée/sortie</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Is a directory</source>
            <translation>c’est un dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>No space left on device</source>
            <translation>il n’y a plus de place sur le disque</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>No such file or directory</source>
            <translation>aucun fichier ni dossier de ce nom</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Not a directory</source>
            <translation>ce n’est pas un dossier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Operation not permitted</source>
            <translation>opération non permise</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Permission denied</source>
            <translation>accès refusé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Read-only file system</source>
            <translation>système de fichiers en lecture seule</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <location filename="../../flair2_plugin/core/records.py" />
            <location filename="../../flair2_plugin/core/user_models.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/products.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>Too many open files</source>
            <translation>trop de fichiers ouverts</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path_name} is for Python {card_python} on {card_platform}, and this is Python {lock_python} on {lock_platform}: make one with flair2_plugin.bundle --platform {lock_platform} --python {lock_python}.</source>
            <translation>{path_name} est pour Python {card_python} sur {card_platform}, et c’est ici Python {lock_python} sur {lock_platform} : en faire une archive avec flair2_plugin.bundle --platform {lock_platform} --python {lock_python}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path_name} lacks {missing} and was made by version {card_version} of the plugin: make it anew.</source>
            <translation>Il manque {missing} à {path_name}, fait par la version {card_version} de l’extension : refaire cette archive.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} can't be unpacked: {problem}.</source>
            <translation>Impossible de décompresser {path} : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} can't be written: {problem_strerror}.</source>
            <translation>Impossible d’écrire {path} : {problem_strerror}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} claims sizes that it doesn't have: it is not taken.</source>
            <translation>{path} annonce des tailles qui ne sont pas les siennes : le fichier est refusé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} has a {CARD} that is far too large: it is not taken.</source>
            <translation>{path} contient un {CARD} beaucoup trop gros : le fichier est refusé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} holds {odd}, which is no package: it is not taken.</source>
            <translation>{path} contient {odd}, qui n’est pas un paquet : le fichier est refusé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} is damaged: copy it again.</source>
            <translation>{path} est endommagé : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_bundle.py" />
            <source>{path} is no offline bundle of this plugin: make one with flair2_plugin.bundle.</source>
            <translation>{path} n’est pas une archive hors ligne de cette extension : en faire une avec flair2_plugin.bundle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_check.py" />
            <source>The engine gave no answer to the check.</source>
            <translation>Le moteur n’a pas répondu à la vérification.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>Line {number} of {path} is no package with its hash: take the file as it was delivered.</source>
            <translation>La ligne {number} de {path} n’est pas un paquet avec son empreinte : reprendre le fichier tel qu’il a été fourni.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>PyTorch {why_none_platform}: run the engine on another machine, or choose a Python that has its packages.</source>
            <translation>PyTorch {why_none_platform} : utiliser le moteur sur une autre machine, ou choisir un Python pour lequel les paquets existent.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>The list of the engine's packages {path} can't be read: {problem}.</source>
            <translation>Impossible de lire la liste des paquets du moteur {path} : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>There are no packages for Python {python} on {platform}: take Python {either_pythons}.</source>
            <translation>Il n’y a pas de paquets pour Python {python} sur {platform} : prendre Python {either_pythons}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>has no build for an NVIDIA GPU that was tried on {platform_len}</source>
            <translation>n’existe pas en version essayée pour un GPU NVIDIA sur {platform_len}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>has no build for this system ({platform_or})</source>
            <translation>n’existe pas pour ce système ({platform_or})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>is not made for Macs with Intel processors any more</source>
            <translation>n’existe plus pour les Mac à processeur Intel</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/engine_locks.py" />
            <source>{join_names} or {names}</source>
            <translation>{join_names} ou {names}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/locations.py" />
            <source>There is no model "{name_or_folder}": give a package's folder or one of these: {names}.</source>
            <translation>Il n’y a pas de modèle « {name_or_folder} » : indiquer le dossier d’un paquet, ou l’un de ceux-ci : {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/messages.py" />
            <source>The engine printed a line that is no message: {line_strip}.</source>
            <translation>Le moteur a écrit une ligne qui n’est pas un message : {line_strip}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{folder} is no model package: it holds no {CARD_NAME}.</source>
            <translation>{folder} n’est pas un paquet de modèle : il ne contient pas de {CARD_NAME}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: "satellite" and "architecture: utae" don't suit a network of the kind "{kind}".</source>
            <translation>{path} : « satellite » et « utae » (architecture) ne conviennent pas à un réseau de type « {kind} ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: a network has at most {MOST_LEVELS} levels, one width each.</source>
            <translation>{path} : un réseau a au plus {MOST_LEVELS} niveaux, avec une largeur chacun.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: a network of the kind "segformer" has one decoder width.</source>
            <translation>{path} : un réseau de type « segformer » a une seule largeur de décodeur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: coordinate_divisor can't be 0.</source>
            <translation>{path} : coordinate_divisor ne peut pas valoir 0.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: each std must be above 0.</source>
            <translation>{path} : chaque std doit être supérieur à 0.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: mean and std need one number per aerial band, or none at all.</source>
            <translation>{path} : mean et std demandent un nombre par bande aérienne, ou aucun.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: reference_year and reference_month_day must make a date, as 2021 and 05-15 do.</source>
            <translation>{path} : reference_year et reference_month_day doivent former une date, comme 2021 et 05-15.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: the class ids must be different numbers from 1 to 255.</source>
            <translation>{path} : les numéros de classes doivent être des nombres différents, de 1 à 255.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: the colour "{bad}" of a class must be written #rrggbb.</source>
            <translation>{path} : la couleur « {bad} » d’une classe doit s’écrire #rrggbb.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: the name "{card_name}" holds characters that can't be printed.</source>
            <translation>{path} : le nom « {card_name} » contient des caractères qui ne peuvent pas être affichés.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: the optional band "{unknown}" is not among {named}.</source>
            <translation>{path} : la bande facultative « {unknown} » n’est pas parmi {named}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: {name} needs a patch of 1 to {LARGEST_PATCH} pixels, not {wanted_patch}.</source>
            <translation>{path} : {name} demande une imagette (patch) de 1 à {LARGEST_PATCH} pixels, et non {wanted_patch}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: {name} needs a pixel_size (metres) and a scale above 0.</source>
            <translation>{path} : {name} demande un pixel_size (en mètres) et un scale supérieurs à 0.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/model_card.py" />
            <source>{path}: {name} needs bands, and each of them once.</source>
            <translation>{path} : {name} demande des bandes, chacune une seule fois.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>a {type_value_name} of many levels</source>
            <translation>un {type_value_name} à trop de niveaux</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>number</source>
            <translation>un nombre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>text</source>
            <translation>un texte</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>true or false value</source>
            <translation>une valeur vraie ou fausse (true, false)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>whole number</source>
            <translation>un nombre entier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{path} can't be read: {problem_strerror}.</source>
            <translation>Impossible de lire {path} : {problem_strerror}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{path} is far too large for what it should hold: name another file.</source>
            <translation>{path} est beaucoup trop gros pour ce qu’il doit contenir : indiquer un autre fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{path} is not a JSON file: {problem}.</source>
            <translation>{path} n’est pas un fichier JSON : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} has an unknown key {shown_unknown}; known are {join_fields}.</source>
            <translation>{where} a une clé inconnue, {shown_unknown} ; les clés connues sont {join_fields}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} holds characters that no file can hold: {shown_value}.</source>
            <translation>{where} contient des caractères qu’aucun fichier ne peut contenir : {shown_value}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} lacks the key "{missing}".</source>
            <translation>Il manque à {where} la clé « {missing} ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} must be a list, not {shown_value}.</source>
            <translation>{where} doit être une liste, et non {shown_value}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} must be a number below {HUGE}, not {shown_value}.</source>
            <translation>{where} doit être un nombre inférieur à {HUGE}, et non {shown_value}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} must be a {names_kind}, not {shown_value}.</source>
            <translation>{where} doit être {names_kind}, et non {shown_value}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} must be an object with named values, not {shown_data}.</source>
            <translation>{where} doit être un objet aux valeurs nommées, et non {shown_data}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} must be an object, not {shown_value}.</source>
            <translation>{where} doit être un objet, et non {shown_value}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/records.py" />
            <source>{where} must be one of {join_map_str_arguments}, not {shown_value}.</source>
            <translation>{where} doit valoir {join_map_str_arguments}, et non {shown_value}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>A number of the request (range, extent, altitude) is not finite or far too large: give plain numbers.</source>
            <translation>Un nombre de la demande (valeurs, emprise, altitude) n’est pas fini ou est beaucoup trop grand : donner des nombres ordinaires.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>Bands are counted from 1; 0 is a band that is absent.</source>
            <translation>Les bandes sont numérotées à partir de 1 ; 0 est une bande absente.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>Heights above the ground need both a surface and a terrain model: give the other one too.</source>
            <translation>Les hauteurs du sursol demandent à la fois un modèle de surface et un modèle de terrain : donner aussi l’autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>Heights are given, and a surface or terrain model too: give one or the other.</source>
            <translation>Des hauteurs sont données, et aussi un modèle de surface ou de terrain : donner l’un ou l’autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>Shared Sentinel-2 windows can't be turned tile by tile: leave out --satellite or --tta.</source>
            <translation>Des passes Sentinel-2 partagées ne peuvent pas être tournées tuile par tuile : renoncer à « Passes Sentinel-2 » ou à « Augmentation à l’inférence ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>Test-time augmentation is "{tta}"; choose {join_get_args_Tta}.</source>
            <translation>L’augmentation à l’inférence est « {tta} » ; choisir {join_get_args_Tta}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The batch size is {batch_size}; it must be at least 1, or 0 for what fits.</source>
            <translation>Le nombre de tuiles à la fois est {batch_size} ; il doit être d’au moins 1, ou 0 pour autant que possible.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The device is "{device}"; choose auto, cpu, cuda, cuda:N or mps.</source>
            <translation>L’unité de calcul est « {device} » ; choisir auto, cpu, cuda, cuda:N ou mps.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The extent is empty: give XMIN YMIN XMAX YMAX with XMIN &lt; XMAX and YMIN &lt; YMAX.</source>
            <translation>L’emprise est vide : donner XMIN YMIN XMAX YMAX avec XMIN &lt; XMAX et YMIN &lt; YMAX.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The overlap is {overlap}; it must lie between 0 and 0.75.</source>
            <translation>Le recouvrement est {overlap} ; il doit être compris entre 0 et 0,75.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The precision is "{precision}"; choose {join_get_args_Precision}.</source>
            <translation>La précision est « {precision} » ; choisir {join_get_args_Precision}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The satellite pass is "{satellite}"; choose tile or shared.</source>
            <translation>Les passes Sentinel-2 sont « {satellite} » ; choisir tile ou shared.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The scaling is "{scaling}"; choose {join_get_args_Scaling}.</source>
            <translation>La façon de trouver le noir et le blanc est « {scaling} » ; choisir {join_get_args_Scaling}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The unit of the heights is "{height_unit}"; choose {join_get_args_HeightUnit}.</source>
            <translation>L’unité des hauteurs est « {height_unit} » ; choisir {join_get_args_HeightUnit}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The value range needs two numbers, the lower one first.</source>
            <translation>Les valeurs du noir et du blanc demandent deux nombres, le plus petit d’abord.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/request.py" />
            <source>The values of black and white are given, and how to find them too: leave one out.</source>
            <translation>Les valeurs du noir et du blanc sont données, et aussi la façon de les trouver : renoncer à l’une des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/sentinel2_catalogs.py" />
            <source>There is no catalogue "{wanted}": give one of {names}, or the address of a STAC API.</source>
            <translation>Il n’y a pas de catalogue « {wanted} » : indiquer {names}, ou l’adresse d’une API STAC.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>"{text}" is no day: write it as 2021-04-03.</source>
            <translation>« {text} » n’est pas un jour : l’écrire sous la forme 2021-04-03.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>A number of the extent is not finite or far too large: give plain coordinates.</source>
            <translation>Un nombre de l’emprise n’est pas fini ou est beaucoup trop grand : donner des coordonnées ordinaires.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>A series needs a catalogue and a folder to be written to: give both.</source>
            <translation>Une série demande un catalogue et un dossier où l’écrire : donner les deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The area is given by an extent or by an ortho: give one of the two.</source>
            <translation>La zone est donnée par une emprise ou par une ortho-image : donner l’une des deux.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The cloud cover is {cloud_cover} percent; it must lie between 0 and 100.</source>
            <translation>La couverture nuageuse est de {cloud_cover} pour cent ; elle doit être comprise entre 0 et 100.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The period ends on {last}, before it begins on {first}: exchange them.</source>
            <translation>La période finit le {last}, avant son début, le {first} : les échanger.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The period ends on {last}; Sentinel-2 was launched on {FIRST_DAY}: ask for later.</source>
            <translation>La période finit le {last} ; Sentinel-2 a été lancé le {FIRST_DAY} : demander une période plus récente.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The period is longer than three years: make a series of each year.</source>
            <translation>La période dépasse trois ans : faire une série par année.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>The series is wanted for every "{every}"; choose date or month.</source>
            <translation>La série est demandée par « {every} » ; choisir date ou month.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/series_request.py" />
            <source>There are no Sentinel-2 images of {year}: they begin in {FIRST_DAY_year}.</source>
            <translation>Il n’y a pas d’images Sentinel-2 de {year} : elles commencent en {FIRST_DAY_year}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/user_models.py" />
            <source>A model can't be named "{name}": take up to 80 letters without accents, digits, ".", "-" or "_".</source>
            <translation>Un modèle ne peut pas s’appeler « {name} » : prendre jusqu’à 80 lettres sans accents, chiffres, « . », « - » ou « _ ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/user_models.py" />
            <source>There is a model {name} in {user_models}: remove it first, or take another name.</source>
            <translation>Il y a déjà un modèle {name} dans {user_models} : le supprimer d’abord, ou prendre un autre nom.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/user_models.py" />
            <source>{folder} can't be removed: {problem_strerror}.</source>
            <translation>Impossible de supprimer {folder} : {problem_strerror}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/core/user_models.py" />
            <source>{folder} is none of the models in {user_models}, so it is not removed.</source>
            <translation>{folder} n’est pas un des modèles de {user_models} : il n’est donc pas supprimé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <source>Every band is absent (0 among --bands): give the number of one at least.</source>
            <translation>Toutes les bandes sont absentes (0 dans « Bandes de l’ortho-image ») : donner le numéro d’au moins une.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>The model can't do without the band "{name}" (0 among --bands)</source>
            <translation>Le modèle ne peut pas se passer de la bande « {name} » (0 dans « Bandes de l’ortho-image »)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>The model can't do without the band "{name}" (0 among --bands), only without {join_wanted_optional}</source>
            <translation>Le modèle ne peut pas se passer de la bande « {name} » (0 dans « Bandes de l’ortho-image »), seulement de {join_wanted_optional}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <source>The model needs {listed_wanted_bands}, but {len_bands} were chosen: name them in that order.</source>
            <translation>Le modèle demande {listed_wanted_bands}, mais {len_bands} ont été choisies : les donner dans cet ordre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>choose another ortho or another model</source>
            <translation>choisir une autre ortho-image ou un autre modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>choose another ortho or model, or name the bands to take in its place (--bands)</source>
            <translation>choisir une autre ortho-image ou un autre modèle, ou indiquer les bandes à prendre à sa place (« Bandes de l’ortho-image »)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>give its number, or choose another model</source>
            <translation>donner son numéro, ou choisir un autre modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{len_names} bands ({join_names})</source>
            <translation>{len_names} bandes ({join_names})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{path} has no band "{missing}", only {join_described}</source>
            <translation>{path} n’a pas de bande « {missing} », seulement {join_described}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <source>{path} has no band {max_chosen}, only {dataset_count}: choose among those.</source>
            <translation>{path} n’a pas de bande {max_chosen}, seulement {dataset_count} : choisir parmi celles-ci.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{path} has {len_available} bands, but the model needs {listed_names}</source>
            <translation>{path} a {len_available} bandes, mais il faut au modèle {listed_names}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/band_choice.py" />
            <source>{what}: {advice}.</source>
            <translation>{what} : {advice}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/ortho_files.py" />
            <source>{path} has nothing to give: the model's only bands come from other rasters.</source>
            <translation>{path} n’a rien à donner : les seules bandes du modèle viennent d’autres rasters.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/aerial/ortho_files.py" />
            <source>{path} lies nowhere on the ortho: give one of the same place.</source>
            <translation>{path} est entièrement hors de l’ortho-image : en donner un du même lieu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} can't be read as a vector file: {problem}.</source>
            <translation>Impossible de lire la zone {path} comme un fichier vecteur : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} does not exist: name a vector file with polygons.</source>
            <translation>La zone {path} n’existe pas : indiquer un fichier vecteur avec des polygones.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} has a coordinate system that is not known here.</source>
            <translation>La zone {path} a un système de coordonnées inconnu ici.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} has corners that are no numbers: repair its geometries.</source>
            <translation>La zone {path} a des sommets qui ne sont pas des nombres : réparer ses géométries.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} has no coordinate system: assign one to it.</source>
            <translation>La zone {path} n’a pas de système de coordonnées : lui en attribuer un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} holds no layer with geometries: give a layer of polygons.</source>
            <translation>La zone {path} ne contient aucune couche à géométries : donner une couche de polygones.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} holds points or lines: give polygons only.</source>
            <translation>La zone {path} contient des points ou des lignes : ne donner que des polygones.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} holds several layers ({names}): save the one that is meant by itself.</source>
            <translation>La zone {path} contient plusieurs couches ({names}) : enregistrer à part celle qui est voulue.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The area {path} is empty: give a layer with at least one polygon.</source>
            <translation>La zone {path} est vide : donner une couche d’au moins un polygone.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The polygons of {path} can't be brought to the ortho's coordinate system: {problem}.</source>
            <translation>Impossible de projeter les polygones de {path} dans le système de coordonnées de l’ortho-image : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/area_file.py" />
            <source>The polygons of {path} lie nowhere on the ortho: check their coordinate system.</source>
            <translation>Les polygones de {path} sont entièrement hors de l’ortho-image : vérifier leur système de coordonnées.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/arrays.py" />
            <source>{file} can't be read as a NumPy array; copy it anew.</source>
            <translation>Impossible de lire {file} comme un tableau NumPy ; le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/arrays.py" />
            <source>{file} can't be read, it may be cut short; copy it anew.</source>
            <translation>Impossible de lire {file}, peut-être tronqué ; le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/arrays.py" />
            <source>{file} has {size} bytes, but its header announces far more; it may be cut short, copy it anew.</source>
            <translation>{file} a {size} octets, mais son en-tête en annonce bien plus ; il est peut-être tronqué, le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/arrays.py" />
            <source>{file} has {size} bytes, but its header announces {header_size}; it may be cut short, copy it anew.</source>
            <translation>{file} a {size} octets, mais son en-tête en annonce {header_size} ; il est peut-être tronqué, le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/arrays.py" />
            <source>{file} holds other things than numbers ({dtype}): a plain array is needed.</source>
            <translation>{file} contient autre chose que des nombres ({dtype}) : il faut un tableau ordinaire.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/grid.py" />
            <source>a point has no coordinates in {target_to_string}</source>
            <translation>un point n’a pas de coordonnées en {target_to_string}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/model_grid.py" />
            <source>it would have {grid_width} × {grid_height} pixels of {grid_pixel_size}</source>
            <translation>il aurait {grid_width} × {grid_height} pixels de {grid_pixel_size}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} can't be laid on the ground ({reason_problem}): check its position, its pixel size and its coordinate reference system.</source>
            <translation>Impossible de situer {path} sur le terrain ({reason_problem}) : vérifier sa position, la taille de ses pixels et son système de coordonnées de référence.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} can't be opened as a raster: give an existing file that GDAL reads.</source>
            <translation>Impossible d’ouvrir {path} comme un raster : donner un fichier existant que GDAL sait lire.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} can't be opened as a raster: the engine's GDAL has no driver for ECW, so translate it to GeoTIFF or JPEG 2000, as with QGIS.</source>
            <translation>Impossible d’ouvrir {path} comme un raster : le GDAL du moteur n’a pas de pilote ECW ; le convertir en GeoTIFF ou en JPEG 2000, par exemple avec QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} can't be read, it may be damaged or cut short ({reason_problem}); copy it anew.</source>
            <translation>Impossible de lire {path}, peut-être endommagé ou tronqué ({reason_problem}) ; le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} has a CRS but no position: georeference it first, with gdal_edit -a_ullr or QGIS.</source>
            <translation>{path} a un système de coordonnées mais pas de position : le géoréférencer d’abord, avec gdal_edit -a_ullr ou QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} has an impossible position: georeference it anew, with gdal_edit -a_ullr or QGIS.</source>
            <translation>{path} a une position impossible : le géoréférencer à nouveau, avec gdal_edit -a_ullr ou QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} has no coordinate reference system: assign one, with gdal_edit -a_srs or QGIS.</source>
            <translation>{path} n’a pas de système de coordonnées de référence : lui en attribuer un, avec gdal_edit -a_srs ou QGIS.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} holds complex numbers, which are no picture: give another raster.</source>
            <translation>{path} contient des nombres complexes, qui ne sont pas une image : donner un autre raster.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} is damaged, it is no text in UTF-8: make it anew.</source>
            <translation>{path} est endommagé, ce n’est pas un texte en UTF-8 : le refaire.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/raster_files.py" />
            <source>{path} is stored in blocks of {width} × {height} pixels, which take too much memory: store it anew, with gdal_translate -co TILED=YES -co INTERLEAVE=BAND.</source>
            <translation>{path} est stocké en blocs de {width} × {height} pixels, qui prennent trop de mémoire : le réécrire, avec gdal_translate -co TILED=YES -co INTERLEAVE=BAND.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/band_stack.py" />
            <source>{band_path} does not lie on the ground of its product's other bands: copy it anew.</source>
            <translation>{band_path} ne couvre pas le même terrain que les autres bandes de son produit : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/band_stack.py" />
            <source>{path} is no band of a Sentinel-2 product as its producer makes it: copy it anew.</source>
            <translation>{path} n’est pas une bande d’un produit Sentinel-2 telle que son producteur la fait : la copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/cut_out.py" />
            <source>{folder} can't be written to: see to free space there, or set TMPDIR.</source>
            <translation>Impossible d’écrire dans {folder} : y vérifier l’espace libre, ou définir TMPDIR.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dated_rasters.py" />
            <source>No date can be read in the name of {name}: put one there (S2_20210403.tif), or give a CSV file with the columns "file" and "date" (--dates).</source>
            <translation>Aucune date n’est lisible dans le nom de {name} : y en mettre une (S2_20210403.tif), ou donner un fichier CSV avec les colonnes « file » et « date » (« Dates des images Sentinel-2 »).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dated_rasters.py" />
            <source>{dates_path} gives {len_given} dates, but {name} holds {len_groups} images.</source>
            <translation>{dates_path} donne {len_given} dates, mais {name} contient {len_groups} images.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dated_rasters.py" />
            <source>{masks_path} has {masks_count} bands, but 2 a date (snow, cloud) are needed.</source>
            <translation>{masks_path} a {masks_count} bandes, mais il en faut 2 par date (neige, nuages).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dated_rasters.py" />
            <source>{name}: band {groups_found_index_None} has no date in its description; write one there (2021-04-03 B2), or give a CSV file with the dates (--dates).</source>
            <translation>{name} : la bande {groups_found_index_None} n’a pas de date dans sa description ; y en écrire une (2021-04-03 B2), ou donner un fichier CSV des dates (« Dates des images Sentinel-2 »).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dated_rasters.py" />
            <source>{raster_name} has {raster_count} bands, but {len_names} a date are needed ({join_names}).</source>
            <translation>{raster_name} a {raster_count} bandes, mais il en faut {len_names} par date ({join_names}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dates.py" />
            <source>{file}, line {number}</source>
            <translation>{file}, ligne {number}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dates.py" />
            <source>{path}, line {number}</source>
            <translation>{path}, ligne {number}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dates.py" />
            <source>{where}: no date can be read in "{text_strip}"; write it as 2021-04-03 or 20210403.</source>
            <translation>{where} : aucune date n’est lisible dans « {text_strip} » ; l’écrire sous la forme 2021-04-03 ou 20210403.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dates_file.py" />
            <source>The dates file {path} can't be read: give a CSV file in UTF-8.</source>
            <translation>Impossible de lire le fichier de dates {path} : donner un fichier CSV en UTF-8.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dates_file.py" />
            <source>The dates file {path} has no column "date": its first line must name the columns.</source>
            <translation>Le fichier de dates {path} n’a pas de colonne « date » : sa première ligne doit nommer les colonnes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/dates_file.py" />
            <source>The dates file {path} is far too large for a list of dates: name another file.</source>
            <translation>Le fichier de dates {path} est beaucoup trop gros pour une liste de dates : indiquer un autre fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/opening.py" />
            <source>The Sentinel-2 series has no snow and cloud masks ({Path_names_name} and {len_names} more): no date is left out. Give products with their masks, or NAME_masks.tif (snow and cloud in percent) beside NAME.tif.</source>
            <translation>La série Sentinel-2 n’a pas de masques de neige et de nuages ({Path_names_name} et {len_names} de plus) : aucune date n’est écartée. Donner des produits avec leurs masques, ou NOM_masks.tif (neige et nuages en pour cent) à côté de NOM.tif.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/opening.py" />
            <source>The Sentinel-2 series has no snow and cloud masks ({Path_names_name}): no date is left out. Give products with their masks, or NAME_masks.tif (snow and cloud in percent) beside NAME.tif.</source>
            <translation>La série Sentinel-2 n’a pas de masques de neige et de nuages ({Path_names_name}) : aucune date n’est écartée. Donner des produits avec leurs masques, ou NOM_masks.tif (neige et nuages en pour cent) à côté de NOM.tif.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/opening.py" />
            <source>The Sentinel-2 series {path} lies nowhere on the ortho: give one of the same place.</source>
            <translation>La série Sentinel-2 {path} est entièrement hors de l’ortho-image : en donner une du même lieu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/opening.py" />
            <source>{arrays_parent} holds {len_arrays} super-areas: name the *_data.npy of one.</source>
            <translation>{arrays_parent} contient {len_arrays} super-zones : indiquer le fichier *_data.npy d’une seule.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <source>{folder} holds more files than a Sentinel-2 product has: give the product alone.</source>
            <translation>{folder} contient plus de fichiers que n’en a un produit Sentinel-2 : donner le produit seul.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <source>{path} can't be read ({problem_strerror}): copy the product anew.</source>
            <translation>Impossible de lire {path} ({problem_strerror}) : copier à nouveau le produit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/product_folder.py" />
            <source>{path} is far too large for a product's metadata: copy the product anew.</source>
            <translation>{path} est beaucoup trop gros pour les métadonnées d’un produit : copier à nouveau le produit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/product_metadata.py" />
            <source>The engine lacks defusedxml, which reads the metadata of {product}: install the engine anew.</source>
            <translation>Il manque au moteur defusedxml, qui lit les métadonnées de {product} : réinstaller le moteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/product_metadata.py" />
            <source>{path} gives "{entry_text}" as {entry_name}, where a whole number should be: copy the product anew.</source>
            <translation>{path} donne « {entry_text} » pour {entry_name}, là où il faut un nombre entier : copier à nouveau le produit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/product_metadata.py" />
            <source>{product}/{file} can't be read as a product's metadata: copy the product anew.</source>
            <translation>Impossible de lire {product}/{file} comme les métadonnées d’un produit : copier à nouveau le produit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{metadata_path} does not say that values are reflectance × 10,000 (BOA_QUANTIFICATION_VALUE): give an unchanged Level-2A product.</source>
            <translation>{metadata_path} ne dit pas que les valeurs sont des réflectances × 10 000 (BOA_QUANTIFICATION_VALUE) : donner un produit de niveau 2A inchangé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{metadata_path} is of processing baseline {baseline}, but does not tell the offset of its values (BOA_ADD_OFFSET): copy the product anew.</source>
            <translation>{metadata_path} est de la version de traitement (baseline) {baseline}, mais ne donne pas le décalage de ses valeurs (BOA_ADD_OFFSET) : copier à nouveau le produit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{product} holds images of {start}, which is no date: copy it anew.</source>
            <translation>{product} contient des images de {start}, qui n’est pas une date : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{product} holds no images (GRANULE/…/IMG_DATA/…_B02_10m.jp2): copy it anew.</source>
            <translation>{product} ne contient pas d’images (GRANULE/…/IMG_DATA/…_B02_10m.jp2) : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{product} is a Level-1C product, as seen through the air: give Level-2A ones (S2?_MSIL2A_…), or make them with Sen2Cor.</source>
            <translation>{product} est un produit de niveau 1C, vu à travers l’atmosphère : donner des produits de niveau 2A (S2A_MSIL2A_…), ou les faire avec Sen2Cor.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{product} lacks the band {name} (…_B{name_2}_{size}m.jp2): copy it anew.</source>
            <translation>Il manque à {product} la bande {name} (…_B{name_2}_{size}m.jp2) : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{product} lacks the band {name} (…_{name}_{size}m.jp2): copy it anew.</source>
            <translation>Il manque à {product} la bande {name} (…_{name}_{size}m.jp2) : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/safe_product.py" />
            <source>{product} lacks {SAFE_METADATA}, which tells what its values mean: copy it anew.</source>
            <translation>Il manque à {product} le fichier {SAFE_METADATA}, qui dit ce que signifient ses valeurs : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <source>The Sentinel-2 series {path} does not exist: give a file or a folder.</source>
            <translation>La série Sentinel-2 {path} n’existe pas : donner un fichier ou un dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <source>The folder {path} can't be read: {problem_strerror}.</source>
            <translation>Impossible de lire le dossier {path} : {problem_strerror}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <source>The folder {path} holds no Sentinel-2 series: *_data.npy, dated rasters or L2A products are needed.</source>
            <translation>Le dossier {path} ne contient pas de série Sentinel-2 : il faut *_data.npy, des rasters datés ou des produits de niveau 2A.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_files.py" />
            <source>{path} holds no Sentinel-2 product: one of Level-2A is needed (…/MTD_MSIL2A.xml).</source>
            <translation>{path} ne contient pas de produit Sentinel-2 : il en faut un de niveau 2A (…/MTD_MSIL2A.xml).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_products.py" />
            <source>{len_found_len_near} of {len_found} Sentinel-2 products lie nowhere on the ortho and are left out.</source>
            <translation>{len_found_len_near} des {len_found} produits Sentinel-2 sont entièrement hors de l’ortho-image et sont écartés.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_products.py" />
            <source>{older} is left out, since {newer} shows the same as processed later, and {more} more in the same way.</source>
            <translation>{older} est écarté, car {newer} montre la même chose, traitée plus récemment ; de même pour {more} autres.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/series_products.py" />
            <source>{older} is left out, since {newer} shows the same as processed later.</source>
            <translation>{older} est écarté, car {newer} montre la même chose, traitée plus récemment.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>All {far} Sentinel-2 dates are more than a year from {reference}, from which the model counts the days: images nearer to it would tell it more.</source>
            <translation>Les dates Sentinel-2, au nombre de {far}, sont toutes à plus d’un an du {reference}, à partir duquel le modèle compte les jours : des images plus proches lui en diraient davantage.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>April</source>
            <translation>avril</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>August</source>
            <translation>août</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>December</source>
            <translation>décembre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>February</source>
            <translation>février</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>January</source>
            <translation>janvier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>July</source>
            <translation>juillet</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>June</source>
            <translation>juin</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>March</source>
            <translation>mars</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>May</source>
            <translation>mai</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>No Sentinel-2 image from {first} to {last}: {empty} of {count} months are empty.</source>
            <translation>Aucune image Sentinel-2 entre {first} et {last} : {empty} mois sur {count} sont vides.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>November</source>
            <translation>novembre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>October</source>
            <translation>octobre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>September</source>
            <translation>septembre</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>The Sentinel-2 series spans {years} to {years_2}; the model reads days of the year, whatever the year.</source>
            <translation>La série Sentinel-2 va de {years} à {years_2} ; le modèle lit les jours de l’année, quelle que soit l’année.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>The Sentinel-2 series spans {years} to {years_2}; the model reads months, whatever the year.</source>
            <translation>La série Sentinel-2 va de {years} à {years_2} ; le modèle lit les mois, quelle que soit l’année.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>The ortho seems to be of {ortho_year}, but no Sentinel-2 image is: images of that year would tell more.</source>
            <translation>L’ortho-image semble dater de {ortho_year}, mais aucune image Sentinel-2 n’est de cette année-là : des images de cette année en diraient davantage.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>{far} of {len_dates} Sentinel-2 dates are more than a year from {reference}, from which the model counts the days: images nearer to it would tell it more.</source>
            <translation>{far} dates Sentinel-2 sur {len_dates} sont à plus d’un an du {reference}, à partir duquel le modèle compte les jours : des images plus proches lui en diraient davantage.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/spans.py" />
            <source>{name} {month}</source>
            <translation>{name} {month}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/super_area.py" />
            <source>No centroid file names {ortho_name}: {data_path_name} is laid centred on the ortho.</source>
            <translation>Aucun fichier de centroïdes ne nomme {ortho_name} : {data_path_name} est centré sur l’ortho-image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/super_area.py" />
            <source>{files_data} has the shape {found}, but T × {len_wanted_bands} × H × W is needed.</source>
            <translation>{files_data} est de forme {found}, mais il faut T × {len_wanted_bands} × H × W.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/super_area.py" />
            <source>{files_masks} does not fit {files_data_name}: T × 2 × H × W of the same T, H, W is needed.</source>
            <translation>{files_masks} ne va pas avec {files_data_name} : il faut T × 2 × H × W, avec les mêmes T, H, W.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/super_area.py" />
            <source>{files_products} names {len_dates} dates, but {files_data} holds {shape}.</source>
            <translation>{files_products} nomme {len_dates} dates, mais {files_data} en contient {shape}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/super_area.py" />
            <source>{file} can't be read: it must name one Sentinel-2 product a line.</source>
            <translation>Impossible de lire {file} : il doit nommer un produit Sentinel-2 par ligne.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/theia_product.py" />
            <source>{metadata_path} does not say that values are reflectance × 10,000 (REFLECTANCE_QUANTIFICATION_VALUE): give an unchanged Level-2A product.</source>
            <translation>{metadata_path} ne dit pas que les valeurs sont des réflectances × 10 000 (REFLECTANCE_QUANTIFICATION_VALUE) : donner un produit de niveau 2A inchangé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/theia_product.py" />
            <source>{product} is named after {text}, which is no date: copy it anew.</source>
            <translation>{product} porte la date {text}, qui n’en est pas une : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/theia_product.py" />
            <source>{product} is no Level-2A product of THEIA's: give SENTINEL2?_…_L2A_… ones.</source>
            <translation>{product} n’est pas un produit de niveau 2A de THEIA : donner des produits SENTINEL2A_…_L2A_….</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/sentinel2/theia_product.py" />
            <source>{product} lacks the band {name} (…_FRE_{name}.tif): copy it anew.</source>
            <translation>Il manque à {product} la bande {name} (…_FRE_{name}.tif) : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>The folder {folder} can't be read: {problem_strerror}.</source>
            <translation>Impossible de lire le dossier {folder} : {problem_strerror}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>The folder {path} holds no raster: tiles as GeoTIFF or JPEG 2000 are needed.</source>
            <translation>Le dossier {path} ne contient aucun raster : il faut des dalles en GeoTIFF ou JPEG 2000.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>coordinate reference system</source>
            <translation>système de coordonnées de référence</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>number or type of bands</source>
            <translation>nombre ou type de bandes</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>pixel size</source>
            <translation>taille des pixels</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>{path} is not north-up, as the tiles of a folder must be: warp it first (gdalwarp).</source>
            <translation>{path} n’est pas orienté au nord, comme doivent l’être les dalles d’un dossier : le redresser d’abord (gdalwarp).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/tile_folder.py" />
            <source>{tile_path} has another {name} than {first_path_name}: tiles of one folder must be alike, so move it away, or build a virtual raster (gdalbuildvrt, gdalwarp -of VRT).</source>
            <translation>{tile_path} diffère de {first_path_name} ({name}) : les dalles d’un dossier doivent être semblables ; la mettre ailleurs, ou faire un raster virtuel (gdalbuildvrt, gdalwarp -of VRT).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{archive} can't be read as a zip, it may be cut short: copy it anew.</source>
            <translation>Impossible de lire {archive} comme un zip, peut-être tronqué : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{archive} holds the path "{path}", which can't be printed: pack it anew.</source>
            <translation>{archive} contient le chemin « {path} », qui ne peut pas être affiché : refaire l’archive.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{archive} holds the path "{path}", which leads out of it: pack it anew.</source>
            <translation>{archive} contient le chemin « {path} », qui mène hors de l’archive : refaire l’archive.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{archive} holds {path} encrypted or in a rare compression: pack it anew, with deflate or none.</source>
            <translation>{archive} contient {path} chiffré ou dans une compression rare : refaire l’archive, avec deflate ou sans compression.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{self} can't be read, the zip may be cut short or changed: copy it anew.</source>
            <translation>Impossible de lire {self}, le zip est peut-être tronqué ou modifié : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{self} has {size} bytes, more than such a file can have: pack it anew.</source>
            <translation>{self} a {size} octets, plus que ne peut en avoir un tel fichier : refaire l’archive.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/imagery/zip_members.py" />
            <source>{self} is damaged, the zip may be cut short: copy it anew.</source>
            <translation>{self} est endommagé, le zip est peut-être tronqué : le copier à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>"{given_camera}" as asked</source>
            <translation>« {given_camera} », comme demandé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>"{given_date} {given_time}" is no date and time: write 2021-07-09T10:30.</source>
            <translation>« {given_date} {given_time} » n’est pas une date et une heure : écrire 2021-07-09T10:30.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>"{given_date}" is no date: write 2021-07-09T10:30.</source>
            <translation>« {given_date} » n’est pas une date : écrire 2021-07-09T10:30.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>; the most frequent of {len_ranked} days: {named}</source>
            <translation> ; le plus fréquent de {len_ranked} jours : {named}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>; the most frequent of {len_ranked} days: {named}, …</source>
            <translation> ; le plus fréquent de {len_ranked} jours : {named}, …</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>Acquisition: {day} ({day_from}), {clock} ({clock_from}), camera {camera} ({camera_from}), ground at {given_altitude} m.</source>
            <translation>Prise de vue : {day} ({day_from}), {clock} ({clock_from}), caméra {camera} ({camera_from}), sol à {given_altitude} m.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>The model "{card_name}" was trained with acquisition metadata, and neither the tags nor the name of {path} tell a date: say when the ortho was taken (--acquired 2021-07-09T10:30).</source>
            <translation>Le modèle « {card_name} » a été entraîné avec les métadonnées de prise de vue, et ni les balises ni le nom de {path} ne donnent de date : indiquer la date de l’ortho-image (« Prise de vue de l’ortho-image », par exemple 2021-07-09T10:30).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>as asked</source>
            <translation>comme demandé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>as its tags say</source>
            <translation>d’après ses balises</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>assumed</source>
            <translation>par défaut</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>its tags say "{flights_flight_camera}"</source>
            <translation>ses balises disent « {flights_flight_camera} »</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>the name {name}</source>
            <translation>le nom {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>{flights_flight_told_by} and {agreeing} more</source>
            <translation>{flights_flight_told_by} et {agreeing} de plus</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>{flights_flight_told_by} and {agreeing} more{describe_days_flights_days}</source>
            <translation>{flights_flight_told_by} et {agreeing} de plus{describe_days_flights_days}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>{flights_flight_told_by}{describe_days_flights_days}</source>
            <translation>{flights_flight_told_by}{describe_days_flights_days}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>{key} of {name}</source>
            <translation>{key} de {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/acquisitions.py" />
            <source>{key} of {name}, which may be when the file was written</source>
            <translation>{key} de {name}, qui peut être la date d’écriture du fichier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/assembly.py" />
            <source>it is damaged near row {window_row_off}</source>
            <translation>il est endommagé vers la ligne {window_row_off}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/assembly.py" />
            <source>{target} can't be written ({problem}): see to free space and rights in its folder.</source>
            <translation>Impossible d’écrire {target} ({problem}) : vérifier l’espace libre et les droits dans son dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>0 to 1</source>
            <translation>de 0 à 1</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>0 to {white} in the units of its scale and offset</source>
            <translation>de 0 à {white} dans les unités de son échelle et de son décalage</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>8 bits</source>
            <translation>8 bits</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <source>In {name} only {share} of the checked pixels keep their class: it computes in 32 bits.</source>
            <translation>En {name}, seuls {share} des pixels vérifiés gardent leur classe : le calcul se fait en 32 bits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <source>It computes in 32 bits. {problem}</source>
            <translation>Le calcul se fait en 32 bits. {problem}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <source>Nothing could be read for {number} s: is the drive of the ortho or the series still there?</source>
            <translation>Rien n’a pu être lu depuis {number} s : le disque de l’ortho-image ou de la série est-il toujours là ?</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <source>Nothing could be written for {number} s: is the output's drive still there?</source>
            <translation>Rien n’a pu être écrit depuis {number} s : le disque de la sortie est-il toujours là ?</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/finishing.py" />
            <source>Stopping: the finished part of the map is written.</source>
            <translation>Arrêt : la partie terminée de la carte est écrite.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/finishing.py" />
            <source>The finished part of the map is {products_path}.</source>
            <translation>La partie terminée de la carte est {products_path}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>The heights of the ortho are taken as band {layer_told} (--height-unit).</source>
            <translation>Les hauteurs de l’ortho-image sont lues ainsi : bande {layer_told} (« Unité des hauteurs »).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/tiles.py" />
            <source>The memory of {device} is too small for {tried} tiles at a time: {most} then.</source>
            <translation>La mémoire de {device} est trop petite pour {tried} tuiles à la fois : ce sera {most}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>The model "{card_name}" does without the bands that the ortho lacks: {names}.</source>
            <translation>Le modèle « {card_name} » se passe des bandes qui manquent à l’ortho-image : {names}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>The model "{card_name}" takes no band "{unused}": the raster given for it is not used.</source>
            <translation>Le modèle « {card_name} » ne prend pas de bande « {unused} » : le raster donné pour elle n’est pas utilisé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <source>The network is brought to 8 bits, for this run and later ones.</source>
            <translation>Le réseau est ramené à 8 bits, pour ce traitement et les suivants.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/finishing.py" />
            <source>The ortho has no data in what was mapped: the map is empty.</source>
            <translation>L’ortho-image n’a pas de données dans ce qui a été cartographié : la carte est vide.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>The ortho or the series has changed while the map was made: parts of it may show what was there first.</source>
            <translation>L’ortho-image ou la série a changé pendant la production de la carte : certaines parties peuvent montrer ce qui s’y trouvait avant.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <source>The run was stopped; nothing was written.</source>
            <translation>Le traitement a été arrêté ; rien n’a été écrit.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>Values that become black and white: {join_ortho_scalings}.</source>
            <translation>Valeurs qui deviennent noir et blanc : {join_ortho_scalings}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>percentiles of a sample, as the values are below {full_origin}</source>
            <translation>percentiles d’un échantillon, car les valeurs sont au-dessous de l’étendue ({full_origin})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>percentiles of a sample, as the values fill {fill} of {full_origin}</source>
            <translation>percentiles d’un échantillon, car les valeurs n’occupent que {fill} de l’étendue ({full_origin})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/loading.py" />
            <source>tile</source>
            <translation>tuile</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{band_or_raster_name} in metres</source>
            <translation>{band_or_raster_name} en mètres</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{band_or_raster_name} in steps of 0.2 m</source>
            <translation>{band_or_raster_name} en pas de 0,2 m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{bits} bits, which the file says it has</source>
            <translation>{bits} bits, que le fichier annonce</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{depth} bits, the fewest that hold a sample's largest value</source>
            <translation>{depth} bits, le moins qui contienne la plus grande valeur d’un échantillon</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>{done} of {rows} rows of tiles are kept: --resume goes on from there</source>
            <translation>{done} rangées de tuiles sur {rows} sont conservées : « Reprendre un traitement inachevé » continue à partir de là</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/loading.py" />
            <source>{join_factors}: {passes} passes of a network per {piece}, {passes} times the time of one.</source>
            <translation>{join_factors} : {passes} passes d’un réseau par {piece}, soit {passes} fois la durée d’une seule.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/precision.py" />
            <source>{kept} can't be written ({problem_strerror}): a resumed run may choose its precision anew.</source>
            <translation>Impossible d’écrire {kept} ({problem_strerror}) : un traitement repris pourra choisir une autre précision.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>{kept}.</source>
            <translation>{kept}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/loading.py" />
            <source>{len_turns} turns</source>
            <translation>{len_turns} rotations et symétries</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/loading.py" />
            <source>{models} models</source>
            <translation>{models} modèles</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{name} {scale_low} to {scale_high} ({scale_origin})</source>
            <translation>{name} de {scale_low} à {scale_high} ({scale_origin})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/quick_choice.py" />
            <source>{path} can't be written ({problem_strerror}): the next run calibrates anew.</source>
            <translation>Impossible d’écrire {path} ({problem_strerror}) : le prochain traitement refera l’étalonnage.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/control.py" />
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{surface_name} less {terrain_name}</source>
            <translation>{surface_name} moins {terrain_name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/device.py" />
            <source>There is no device "{wanted}" on this machine: choose cpu or auto.</source>
            <translation>Il n’y a pas d’unité de calcul « {wanted} » sur cette machine : choisir cpu ou auto.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/finishing.py" />
            <source>{lost} rows of tiles in {folder_path} were lost while the map was made: go on with --resume.</source>
            <translation>{lost} rangées de tuiles dans {folder_path} ont été perdues pendant la production de la carte : « Reprendre un traitement inachevé » les refait.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/foresight.py" />
            <source>{output_parent} has {size_free} free and the map may need {size_needed}: make room, or choose another output.</source>
            <translation>{output_parent} a {size_free} libres et il peut falloir {size_needed} à la carte : faire de la place, ou choisir une autre sortie.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <source>No polygon of the area lies in the extent: give another extent, or none.</source>
            <translation>Aucun polygone de la zone n’est dans l’emprise : donner une autre emprise, ou aucune.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <source>The extent lies nowhere on the ortho: give it in the ortho's own coordinates.</source>
            <translation>L’emprise est entièrement hors de l’ortho-image : la donner dans les coordonnées de l’ortho-image.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <source>The model "{card_name}" does without a Sentinel-2 series: none is given.</source>
            <translation>Le modèle « {card_name} » se passe de série Sentinel-2 : aucune n’est donnée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>The model "{first_name}" takes no Sentinel-2 series: the one given is not used.</source>
            <translation>Le modèle « {first_name} » ne prend pas de série Sentinel-2 : celle qui est donnée n’est pas utilisée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <source>The ortho is resampled to {first_aerial_pixel_size} m in {grid_crs_to_string}.</source>
            <translation>L’ortho-image est rééchantillonnée à {first_aerial_pixel_size} m en {grid_crs_to_string}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>Tiles can't share Sentinel-2 windows of up to {longest} pixels: "{card_name}" sees {patch} of them per tile; each has its own pass.</source>
            <translation>Les tuiles ne peuvent pas partager des fenêtres Sentinel-2 d’au plus {longest} pixels : « {card_name} » en voit {patch} par tuile ; chacune a sa propre passe.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>Tiles can't share Sentinel-2 windows: they follow by {plan_columns_step_ratio} of its pixels, and "{card_name}" needs a multiple of {phase}; each has its own pass. Another --overlap changes that.</source>
            <translation>Les tuiles ne peuvent pas partager de fenêtres Sentinel-2 : elles se suivent à {plan_columns_step_ratio} de ses pixels, et il faut à « {card_name} » un multiple de {phase} ; chacune a sa propre passe. Un autre « Recouvrement des tuiles » y remédie.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/inputs.py" />
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>{picture_day}: the catalogue has no snow and cloud masks, nor scene classes.</source>
            <translation>{picture_day} : le catalogue n’a ni masques de neige et de nuages, ni classes de scène.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/journal.py" />
            <source>{path} can't be read ({problem_strerror}): see to its drive.</source>
            <translation>{path} ne peut pas être lu ({problem_strerror}) : vérifier son lecteur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/journal.py" />
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>{place} can't be written to ({problem_strerror}): see to free space and rights there.</source>
            <translation>Impossible d’écrire dans {place} ({problem_strerror}) : y vérifier l’espace libre et les droits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source> (none of the installed models can do with what is given)</source>
            <translation> (aucun des modèles installés ne peut se contenter de ce qui est donné)</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source> (of the installed models, these can do with what is given: {list_names_models})</source>
            <translation> (parmi les modèles installés, ceux-ci peuvent se contenter de ce qui est donné : {list_names_models})</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>--bands names those of the model "{first_name}", which has no "{lacking}" as "{card_name}" has: name the model with more bands first.</source>
            <translation>Les bandes choisies sont celles du modèle « {first_name} », qui n’a pas de « {lacking} » comme en a « {card_name} » : nommer d’abord le modèle qui a le plus de bandes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>The model "{card_name}" needs a Sentinel-2 series: name its file, files or folder, or choose another model{models}.</source>
            <translation>Il faut au modèle « {card_name} » une série Sentinel-2 : indiquer son fichier, ses fichiers ou son dossier, ou choisir un autre modèle{models}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/ortho_input.py" />
            <source>{lack_what}: {lack_advice}{name_models_given}.</source>
            <translation>{lack_what} : {lack_advice}{name_models_given}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/polygon_file.py" />
            <source>{path} can't be written ({problem}): see to space and rights in its folder.</source>
            <translation>Impossible d’écrire {path} ({problem}) : vérifier l’espace libre et les droits dans son dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/precision.py" />
            <source>int8 is for the CPU: take --device cpu with it, or --precision auto.</source>
            <translation>int8 est pour le processeur : prendre avec lui l’unité de calcul cpu, ou la précision auto.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>The folder {path_parent} can't be written to: choose another output.</source>
            <translation>Impossible d’écrire dans le dossier {path_parent} : choisir une autre sortie.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>The folder {path_parent} does not exist: make it, or choose another output.</source>
            <translation>Le dossier {path_parent} n’existe pas : le créer, ou choisir une autre sortie.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>The map and its confidence need different names, also where a part of them is kept.</source>
            <translation>La carte et sa confiance ont besoin de noms différents, aussi là où une partie en est conservée.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>The map and its confidence need different names.</source>
            <translation>La carte et sa confiance doivent porter des noms différents.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} can't be written: {problem_strerror}; see to its folder.</source>
            <translation>Impossible d’écrire {path} : {problem_strerror} ; vérifier son dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} has a "!" in it, which GDAL takes for a place in an archive: choose another name.</source>
            <translation>{path} contient un « ! », que GDAL prend pour un emplacement dans une archive : choisir un autre nom.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} is a folder: name a file in it.</source>
            <translation>{path} est un dossier : y indiquer un fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} is one of the inputs: choose another output.</source>
            <translation>{path} est une des entrées : choisir une autre sortie.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} lies in a folder of inputs and would be read as one next time: choose another folder.</source>
            <translation>{path} se trouve dans un dossier de données d’entrée et serait lu comme telle la prochaine fois : choisir un autre dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} must end in {suffixes}: name another file.</source>
            <translation>{path} doit finir par {suffixes} : indiquer un autre fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{path} would have the style file of one of the inputs: choose another name.</source>
            <translation>{path} aurait le fichier de style d’une des données d’entrée : choisir un autre nom.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{problem_filename} can't be looked for ({problem_strerror}): give another name.</source>
            <translation>{problem_filename} ne peut pas être recherché ({problem_strerror}) : donner un autre nom.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/products.py" />
            <source>{product_path} can't be written: {problem_strerror} ({problem_filename}).</source>
            <translation>Impossible d’écrire {product_path} : {problem_strerror} ({problem_filename}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>The run was stopped; {kept_or}.</source>
            <translation>Le traitement a été arrêté ; {kept_or}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>There is too little memory ({problem_or}): close other programs.</source>
            <translation>La mémoire ne suffit pas ({problem_or}) : fermer d’autres programmes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>nothing was written</source>
            <translation>rien n’a été écrit</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run.py" />
            <source>the machine has no more</source>
            <translation>la machine n’en a pas davantage</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>An unfinished run of this map is dropped; --resume would have gone on with it.</source>
            <translation>Un traitement inachevé de cette carte est abandonné ; « Reprendre un traitement inachevé » l’aurait continué.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>Another run is making {output}: wait for its end, stop it, or choose another output.</source>
            <translation>Un autre traitement fait déjà {output} : attendre sa fin, l’arrêter, ou choisir une autre sortie.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>The run starts anew: {changes_before_traits} has changed since the unfinished one.</source>
            <translation>Le traitement repart de zéro, car ceci a changé depuis le traitement inachevé : {changes_before_traits}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>The unfinished run goes on: {done} rows of tiles are done.</source>
            <translation>Le traitement inachevé reprend : {done} rangées de tuiles sont faites.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>There is no unfinished run to go on with: it starts anew.</source>
            <translation>Il n’y a pas de traitement inachevé à reprendre : il part de zéro.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>an option</source>
            <translation>une option</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>the area</source>
            <translation>la zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>the device, its precision or its number of threads</source>
            <translation>l’unité de calcul, sa précision ou son nombre de fils d’exécution</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>the engine</source>
            <translation>le moteur</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>the model</source>
            <translation>le modèle</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>the ortho or the series</source>
            <translation>l’ortho-image ou la série</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>the place of the ortho</source>
            <translation>l’emplacement de l’ortho-image</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>{output_parent} can't be held against other runs ({problem}): choose an output on another drive.</source>
            <translation>Impossible de réserver {output_parent} face à d’autres traitements ({problem}) : choisir une sortie sur un autre disque.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/run_folder.py" />
            <source>{output} can't be written: {problem_strerror} ({problem_filename}).</source>
            <translation>Impossible d’écrire {output} : {problem_strerror} ({problem_filename}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/satellite_tiles.py" />
            <source>None of the {count} Sentinel-2 dates is free enough of cloud and snow over the area: give more dates.</source>
            <translation>Aucune des {count} dates Sentinel-2 n’est assez libre de nuages et de neige sur la zone : donner plus de dates.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/satellite_tiles.py" />
            <source>{cloudy} of {tiles} tiles have no cloud-free date: their least covered dates are used.</source>
            <translation>{cloudy} tuiles sur {tiles} n’ont aucune date sans nuages : leurs dates les moins couvertes sont utilisées.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/satellite_tiles.py" />
            <source>{uncovered} of the ortho lies outside the Sentinel-2 series, which is mirrored there.</source>
            <translation>{uncovered} de l’ortho-image sont hors de la série Sentinel-2, qui y est prolongée en miroir.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/shared_window.py" />
            <source>the satellite branch has seen this window, and its series is no longer kept</source>
            <translation>la branche satellite a vu cette fenêtre, et sa série n’est plus conservée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/strips.py" />
            <source>{folder} can't be written to ({problem}): see to free space and rights there.</source>
            <translation>Impossible d’écrire dans {folder} ({problem}) : y vérifier l’espace libre et les droits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/strips.py" />
            <source>{path_name} was not written whole</source>
            <translation>{path_name} n’a pas été écrit en entier</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/strips.py" />
            <source>{path} can't be read back ({problem}): see to its drive, then go on with --resume.</source>
            <translation>{path} ne peut pas être relu ({problem}) : vérifier son lecteur, puis « Reprendre un traitement inachevé ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/tiles.py" />
            <source>The memory of {device} is too small for one tile: close other programs, or free some memory and try again.</source>
            <translation>La mémoire de {device} est trop petite pour une tuile : fermer d’autres programmes, ou libérer de la mémoire et réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/tiles.py" />
            <source>The memory of {device} is too small for one tile: close other programs, or try --device cpu.</source>
            <translation>La mémoire de {device} est trop petite pour une tuile : fermer d’autres programmes, ou essayer l’unité de calcul cpu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/tiles.py" />
            <source>The network failed on {device} ({cause}): free some memory and try again.</source>
            <translation>Le réseau a échoué sur {device} ({cause}) : libérer de la mémoire et réessayer.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/inference/tiles.py" />
            <source>The network failed on {device} ({cause}): try --device cpu.</source>
            <translation>Le réseau a échoué sur {device} ({cause}) : essayer l’unité de calcul cpu.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/aerial.py" />
            <source>The model "{card_name}" needs a Sentinel-2 series with its dates.</source>
            <translation>Il faut au modèle « {card_name} » une série Sentinel-2 avec ses dates.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/aerial.py" />
            <source>The model "{card_name}" needs the acquisition's date, time and camera.</source>
            <translation>Il faut au modèle « {card_name} » la date, l’heure et la caméra de la prise de vue.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/build.py" />
            <source>The network of "{card_name}" can't be built: {reason_rstrip}.</source>
            <translation>Le réseau de « {card_name} » ne peut pas être construit : {reason_rstrip}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/build.py" />
            <source>The network of "{card_name}", of the kind "{kind}", can't have a satellite branch.</source>
            <translation>Le réseau de « {card_name} », de type « {kind} », ne peut pas avoir de branche satellite.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/build.py" />
            <source>The network of "{card_name}", of the kind "{kind}", lacks its satellite branch.</source>
            <translation>Il manque au réseau de « {card_name} », de type « {kind} », sa branche satellite.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/build.py" />
            <source>There is no encoder "{name}"; did you mean "{of_timm}{near}"?</source>
            <translation>Il n’y a pas d’encodeur « {name} » ; s’agit-il de « {of_timm}{near} » ?</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/build.py" />
            <source>There is no encoder "{name}"; give one of smp's or "tu-" and one of timm's.</source>
            <translation>Il n’y a pas d’encodeur « {name} » ; en donner un de smp, ou « tu- » suivi d’un de timm.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>There is no checkpoint {path}.</source>
            <translation>Il n’y a pas de checkpoint {path}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} asks for more memory than there is, it may be damaged: get it anew.</source>
            <translation>{path} demande plus de mémoire qu’il n’y en a, il est peut-être endommagé : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} can't be read: {problem_strerror_or_problem}.</source>
            <translation>Impossible de lire {path} : {problem_strerror_or_problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} contains code ("{name}"), which is not run: save its state_dict alone and import that.</source>
            <translation>{path} contient du code (« {name} »), qui n’est pas exécuté : enregistrer son state_dict seul et importer celui-ci.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} declares more data than it holds: it is no file of torch.save.</source>
            <translation>{path} annonce plus de données qu’il n’en contient : ce n’est pas un fichier de torch.save.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is a folder: name the checkpoint file in it.</source>
            <translation>{path} est un dossier : y indiquer le fichier du checkpoint.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is a zip archive, but no checkpoint of torch.save.</source>
            <translation>{path} est une archive zip, mais pas un checkpoint de torch.save.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is cut short or damaged: get it anew.</source>
            <translation>{path} est tronqué ou endommagé : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <location filename="../../flair2_plugin/network/package.py" />
            <source>{path} is cut short or no safetensors file ({problem}): get it anew.</source>
            <translation>{path} est tronqué ou n’est pas un fichier safetensors ({problem}) : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is cut short, damaged or no checkpoint of torch.save: get it anew.</source>
            <translation>{path} est tronqué, endommagé, ou n’est pas un checkpoint de torch.save : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is damaged or no checkpoint of torch.save: get it anew.</source>
            <translation>{path} est endommagé ou n’est pas un checkpoint de torch.save : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is empty: get it anew.</source>
            <translation>{path} est vide : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is no checkpoint: it holds a {type_content_name} instead of named weights.</source>
            <translation>{path} n’est pas un checkpoint : il contient un objet {type_content_name} au lieu de poids nommés.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is no checkpoint: it holds no weights.</source>
            <translation>{path} n’est pas un checkpoint : il ne contient pas de poids.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path} is no checkpoint: it is neither a file of torch.save nor a .safetensors file.</source>
            <translation>{path} n’est pas un checkpoint : ce n’est ni un fichier de torch.save ni un fichier .safetensors.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/checkpoint.py" />
            <source>{path}: "{odd}" announces more values than it holds: save plain tensors.</source>
            <translation>{path} : « {odd} » annonce plus de valeurs qu’il n’en contient : enregistrer des tenseurs ordinaires.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/downloading.py" />
            <source>The hub gives no checksum of {offer_file} at revision {revision}: it is not downloaded.</source>
            <translation>Le hub ne donne pas d’empreinte de {offer_file} à la révision {revision} : il n’est pas téléchargé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/downloading.py" />
            <source>{offer_file} can't be downloaded from {constants_ENDPOINT}/{offer_repository} ({reason}): try again, or download it elsewhere and import the file.</source>
            <translation>Impossible de télécharger {offer_file} depuis {constants_ENDPOINT}/{offer_repository} ({reason}) : réessayer, ou le télécharger ailleurs et importer le fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/downloading.py" />
            <source>{offer_file} was deleted, its SHA-256 being {found} and not {wanted}: try again, or import another file.</source>
            <translation>{offer_file} a été supprimé, son SHA-256 étant {found} et non {wanted} : réessayer, ou importer un autre fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/ensembles.py" />
            <source>The models "{first_name}" and "{card_name}" can't be averaged: they have {difference}; choose models that agree in this.</source>
            <translation>Impossible de faire la moyenne des modèles « {first_name} » et « {card_name} » : ils ont {difference} ; choisir des modèles qui s’accordent là-dessus.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/ensembles.py" />
            <source>pixels of {first_aerial_pixel_size} and {card_aerial_pixel_size} m</source>
            <translation>des pixels de {first_aerial_pixel_size} et {card_aerial_pixel_size} m</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/ensembles.py" />
            <source>tiles of {first_aerial_patch} and {card_aerial_patch} pixels</source>
            <translation>des tuiles de {first_aerial_patch} et {card_aerial_patch} pixels</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/ensembles.py" />
            <source>{len_first_classes} and {len_card_classes} classes, not the same ids</source>
            <translation>{len_first_classes} et {len_card_classes} classes, aux numéros différents</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/ground.py" />
            <source>The model "{card_name}" sees {satellite_patch} Sentinel-2 pixels a side, fewer than the {size} that its ortho patch covers: correct the sizes in its model.json.</source>
            <translation>Le modèle « {card_name} » voit {satellite_patch} pixels Sentinel-2 de côté, moins que les {size} que couvre son imagette d’ortho-image : corriger les tailles dans son model.json.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/importing.py" />
            <source>The satellite branch takes {bands} bands; known are FLAIR's {len_known_bands}.</source>
            <translation>La branche satellite prend {bands} bandes ; les {len_known_bands} de FLAIR sont connues.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/importing.py" />
            <source>Without monthly means the official code divides reflectance by 65535 or 32767, as its files' data type wants: say which by --satellite-scale.</source>
            <translation>Sans moyennes mensuelles, le code officiel divise la réflectance par 65535 ou 32767, selon le type de données de ses fichiers : dire lequel par --satellite-scale.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/importing.py" />
            <source>{checkpoint} has {outputs} outputs; known are FLAIR's {len_BASELINE} baseline and all {len_FULL} classes.</source>
            <translation>{checkpoint} a {outputs} sorties ; sont connues les {len_BASELINE} classes de base de FLAIR et l’ensemble des {len_FULL} classes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/importing.py" />
            <source>{checkpoint} takes {bands} bands; known are the first 3, 4 or 5 of {join_FLAIR_BANDS}.</source>
            <translation>{checkpoint} prend {bands} bandes ; sont connues les 3, 4 ou 5 premières de {join_FLAIR_BANDS}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <location filename="../../flair2_plugin/network/package.py" />
            <source>The model package can't be written to {folder}: {problem}.</source>
            <translation>Impossible d’écrire le paquet de modèle dans {folder} : {problem}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>The model package can't be written to {target_parent}: {problem_strerror}.</source>
            <translation>Impossible d’écrire le paquet de modèle dans {target_parent} : {problem_strerror}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>{PICTURE_NAME} in {parcel_path} is no PNG picture: leave it out.</source>
            <translation>{PICTURE_NAME} dans {parcel_path} n’est pas une image PNG : l’enlever.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>{name} in {path} can't be read, it may be cut short: get it anew.</source>
            <translation>Impossible de lire {name} dans {path}, peut-être tronqué : le récupérer à nouveau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>{name} in {path} is larger than its network can be: it is damaged.</source>
            <translation>{name} dans {path} est plus gros que ne peut l’être son réseau : il est endommagé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>{parcel_path} holds no {WEIGHTS_NAME}: the model package is incomplete.</source>
            <translation>{parcel_path} ne contient pas de {WEIGHTS_NAME} : le paquet de modèle est incomplet.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>{parcel_path} is no model package: it holds no {CARD_NAME}.</source>
            <translation>{parcel_path} n’est pas un paquet de modèle : il ne contient pas de {CARD_NAME}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/installing.py" />
            <source>{source} holds {len_inner} model packages: unpack it and import them one by one.</source>
            <translation>{source} contient {len_inner} paquets de modèle : le décompresser et les importer un par un.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/official.py" />
            <source>{path} holds neither FLAIR #2's U-T&amp;T nor a ResNet-34 U-Net of FLAIR: its first weight is "{first}", and none is called "{UTT_MARK}" or "{UNET_MARK}".</source>
            <translation>{path} ne contient ni l’U-T&amp;T de FLAIR #2 ni un U-Net ResNet-34 de FLAIR : son premier poids est « {first} », et aucun ne s’appelle « {UTT_MARK} » ou « {UNET_MARK} ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/official.py" />
            <source>{path} lacks the decoder of a U-Net: other decoders (DeepLab, FPN) can't be imported.</source>
            <translation>Il manque à {path} le décodeur d’un U-Net : d’autres décodeurs (DeepLab, FPN) ne peuvent pas être importés.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/official.py" />
            <source>{path} lacks the weight "{name}", which tells a size of the network.</source>
            <translation>Il manque à {path} le poids « {name} », qui donne une taille du réseau.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/official.py" />
            <source>{path}: "{name}" has the shape {tuple_shape}, which has too few axes.</source>
            <translation>{path} : « {name} » est de forme {tuple_shape}, qui a trop peu d’axes.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/openvino_library.py" />
            <source>For int8 the engine lacks {name}: install what resources/engine/requirements-quick.txt lists, or take --precision fp32.</source>
            <translation>Pour int8, il manque au moteur {name} : installer ce que liste resources/engine/requirements-quick.txt, ou prendre la précision fp32.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/package.py" />
            <source>{folder} holds other files than a model package ("{others}"): name another folder.</source>
            <translation>{folder} contient d’autres fichiers qu’un paquet de modèle (« {others} ») : indiquer un autre dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/package.py" />
            <source>{folder} is a file: name a folder for the model package.</source>
            <translation>{folder} est un fichier : indiquer un dossier pour le paquet de modèle.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/package.py" />
            <source>{path} is missing: the model package is incomplete.</source>
            <translation>{path} manque : le paquet de modèle est incomplet.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/pretrained.py" />
            <source>The weights "{weights}" of the encoder {name} can't be downloaded from {constants_ENDPOINT}/{where} ({reason}): download them elsewhere and give the file as encoder_weights.</source>
            <translation>Impossible de télécharger les poids « {weights} » de l’encodeur {name} depuis {constants_ENDPOINT}/{where} ({reason}) : les télécharger ailleurs et donner le fichier comme encoder_weights.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/pretrained.py" />
            <source>There are no weights "{weights}" for the encoder {name}: known are {join_repositories}, or give a file.</source>
            <translation>Il n’y a pas de poids « {weights} » pour l’encodeur {name} : sont connus {join_repositories}, ou donner un fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/pretrained.py" />
            <source>There are no weights "{weights}" for the encoder {name}: none are known, or give a file.</source>
            <translation>Il n’y a pas de poids « {weights} » pour l’encodeur {name} : aucun n’est connu, ou donner un fichier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/quantising.py" />
            <source>The network of "{network_card_name}" can't be converted to int8 ({cause}).</source>
            <translation>Le réseau de « {network_card_name} » ne peut pas être converti en int8 ({cause}).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/segformer.py" />
            <source>it has no satellite input</source>
            <translation>il n’a pas d’entrée satellite</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/trial.py" />
            <source>The encoder "{card_architecture_encoder}" and the sizes of "{card_name}" don't go together on patches of {side} pixels ({reason}): choose others.</source>
            <translation>L’encodeur « {card_architecture_encoder} » et les tailles de « {card_name} » ne vont pas ensemble sur des imagettes de {side} pixels ({reason}) : en choisir d’autres.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/trial.py" />
            <source>The network of "{card_name}" answers {logits_shape} pixels for {side}: its decoder needs one width per level of the encoder.</source>
            <translation>Le réseau de « {card_name} » répond {logits_shape} pixels pour {side} : il faut à son décodeur une largeur par niveau de l’encodeur.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/turns.py" />
            <source>there is no turn to average over</source>
            <translation>il n’y a pas de rotation dont faire la moyenne</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/utae.py" />
            <source>The U-TAE's d_model must be an even multiple of its n_head: dates become sines and cosines.</source>
            <translation>Le d_model de l’U-TAE doit être un multiple pair de son n_head : les dates deviennent des sinus et des cosinus.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/utae.py" />
            <source>The U-TAE's encoder_widths and d_model must be multiples of its n_head, {sizes_n_head}.</source>
            <translation>Les encoder_widths et le d_model de l’U-TAE doivent être des multiples de son n_head, {sizes_n_head}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/utae.py" />
            <source>The U-TAE's encoder_widths and decoder_widths must be equally many (two or more) and end alike.</source>
            <translation>Les encoder_widths et les decoder_widths de l’U-TAE doivent être en même nombre (deux ou plus) et finir de même.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/utae.py" />
            <source>The U-TAE's str_conv_k must be str_conv_s + 2 × str_conv_p: each level comes back to its size.</source>
            <translation>Le str_conv_k de l’U-TAE doit valoir str_conv_s + 2 × str_conv_p : chaque niveau retrouve sa taille.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/utae.py" />
            <source>The U-TAE's widths, n_head, d_model and d_k must be 1 or more.</source>
            <translation>Les largeurs, n_head, d_model et d_k de l’U-TAE doivent valoir au moins 1.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/utt.py" />
            <source>The model "{card_name}" lacks the sizes of its satellite branch.</source>
            <translation>Il manque au modèle « {card_name} » les tailles de sa branche satellite.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/weights.py" />
            <source>{where} holds {len_surplus} weights too many, the first is "{surplus}".</source>
            <translation>{where} contient {len_surplus} poids de trop, dont le premier est « {surplus} ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/weights.py" />
            <source>{where} lacks {len_missing} of {len_wanted} weights, the first is "{missing}".</source>
            <translation>Il manque à {where} {len_missing} poids sur {len_wanted}, dont le premier est « {missing} ».</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/weights.py" />
            <source>{where}: "{bad}" holds values that are no numbers; the training that made it has diverged.</source>
            <translation>{where} : « {bad} » contient des valeurs qui ne sont pas des nombres ; l’entraînement qui l’a produit a divergé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/weights.py" />
            <source>{where}: "{name}" has the shape {found_name}, but {shape} is needed.</source>
            <translation>{where} : « {name} » est de forme {found_name}, mais il faut {shape}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/network/weights.py" />
            <source>{where}: "{odd}" is stored as {kind}: store it as numbers of 16 or 32 bits.</source>
            <translation>{where} : « {odd} » est stocké en {kind} : le stocker en nombres de 16 ou 32 bits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/predict.py" />
            <source>--range takes two numbers, or one of {join_get_args_Scaling}: write --range 0 4095.</source>
            <translation>Les valeurs du noir et du blanc sont deux nombres, ou l’un de {join_get_args_Scaling} : écrire --range 0 4095.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/predict.py" />
            <location filename="../../flair2_plugin/sentinel2.py" />
            <source>--{name} is missing; see --help.</source>
            <translation>--{name} manque ; voir --help.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/predict.py" />
            <location filename="../../flair2_plugin/sentinel2.py" />
            <source>The engine failed unexpectedly ({type_problem_name}: {problem}); see the log.</source>
            <translation>Le moteur a échoué de façon inattendue ({type_problem_name} : {problem}) ; voir le journal.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/predict.py" />
            <source>The run was stopped while it waited for a file or a layer; what it had finished is kept.</source>
            <translation>Le traitement a été arrêté pendant qu’il attendait un fichier ou une couche ; ce qu’il avait terminé est conservé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/sentinel2.py" />
            <source>Stopped while it waited for an answer; the finished dates are kept.</source>
            <translation>Arrêté pendant l’attente d’une réponse ; les dates terminées sont conservées.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/sentinel2.py" />
            <source>The engine lacks the library {problem_name}, as one installed for an older version of the plugin does: install it anew (Raster &gt; FLAIR-2 land cover &gt; Engine…, or pip with resources/engine/requirements.txt).</source>
            <translation>Il manque au moteur la bibliothèque {problem_name}, comme à un moteur installé pour une version plus ancienne de l’extension : le réinstaller (Raster &gt; Occupation du sol FLAIR-2 &gt; Moteur…, ou pip avec resources/engine/requirements.txt).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/sentinel2.py" />
            <source>The period is missing: give --year 2021, or --from and --to.</source>
            <translation>La période manque : donner --year 2021, ou --from et --to.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/addresses.py" />
            <source>An address of the catalogue</source>
            <translation>Une adresse du catalogue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/addresses.py" />
            <source>The address of {name}</source>
            <translation>L’adresse de {name}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/addresses.py" />
            <source>The catalogue's address</source>
            <translation>L’adresse du catalogue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/addresses.py" />
            <source>{what} is "{address}", which is not read: only https addresses of public computers are. Take another catalogue or collection.</source>
            <translation>{what} est « {address} », qui n’est pas lue : seules le sont les adresses https d’ordinateurs publics. Prendre un autre catalogue ou une autre collection.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>The catalogue {host} can't be asked ({reason_problem}): see whether you are online and the address is right, or try again later.</source>
            <translation>Le catalogue {host} ne répond pas ({reason_problem}) : vérifier la connexion et l’adresse, ou réessayer plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>it answers {answer_status_code} {answer_reason}</source>
            <translation>il répond {answer_status_code} {answer_reason}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>it stays busy</source>
            <translation>il reste occupé</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>its certificate is not trusted</source>
            <translation>son certificat n’est pas reconnu</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>no answer in time</source>
            <translation>pas de réponse à temps</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>the connection is refused</source>
            <translation>la connexion est refusée</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>there is no such computer</source>
            <translation>aucun ordinateur de ce nom</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>{host} answers with something that is no STAC ({type_problem_name}): give the address of a STAC API.</source>
            <translation>{host} répond par autre chose que du STAC ({type_problem_name}) : donner l’adresse d’une API STAC.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/connection.py" />
            <source>{urlsplit_href_netloc} answers with far more than a catalogue's page: take another.</source>
            <translation>{urlsplit_href_netloc} répond par bien plus qu’une page de catalogue : en prendre un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>Another run is making a series in {folder}: wait for its end, or choose another folder.</source>
            <translation>Un autre traitement fait une série dans {folder} : attendre sa fin, ou choisir un autre dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>The folder {folder} can't be written to ({problem}): choose another one.</source>
            <translation>Impossible d’écrire dans le dossier {folder} ({problem}) : en choisir un autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>The folder {folder} holds another series, its {key} being {record_wanted_get_key} and not {wanted_get_key}: choose another folder.</source>
            <translation>Le dossier {folder} contient une autre série ({key} : {record_wanted_get_key} et non {wanted_get_key}) : choisir un autre dossier.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>The folder {folder} holds other rasters ({others}): choose an empty one.</source>
            <translation>Le dossier {folder} contient d’autres rasters ({others}) : en choisir un vide.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>The folder {folder} holds other rasters, too ({foreign}): put them elsewhere.</source>
            <translation>Le dossier {folder} contient aussi d’autres rasters ({foreign}) : les mettre ailleurs.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>area</source>
            <translation>zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>catalogue</source>
            <translation>catalogue</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>cloud cover</source>
            <translation>couverture nuageuse</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>collection</source>
            <translation>collection</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>coordinate system</source>
            <translation>système de coordonnées</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>kind</source>
            <translation>type</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>period</source>
            <translation>période</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/folder.py" />
            <source>{folder} has {max_free} GB free and the series may need {needed} GB: make room, choose another folder, a smaller area or a shorter period.</source>
            <translation>{folder} a {max_free} Go libres et il peut falloir {needed} Go à la série : faire de la place, choisir un autre dossier, une zone plus petite ou une période plus courte.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/ground.py" />
            <source>"{request_crs}" is no coordinate system: write it as EPSG:2154.</source>
            <translation>« {request_crs} » n’est pas un système de coordonnées : l’écrire sous la forme EPSG:2154.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/ground.py" />
            <source>The area crosses the 180th meridian: ask for its two sides one by one.</source>
            <translation>La zone traverse le 180e méridien : demander ses deux côtés l’un après l’autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/ground.py" />
            <source>The area has {grid_width} × {grid_height} pixels of 10 m, far more than a series is made of at a time: ask for parts of it.</source>
            <translation>La zone a {grid_width} × {grid_height} pixels de 10 m, bien plus que ce dont une série se fait en une fois : la demander par parties.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/ground.py" />
            <source>The extent {box_xmin} {box_ymin} {box_xmax} {box_ymax} in {request_crs} is no place on Earth, or far too large: see the CRS and the order.</source>
            <translation>L’emprise {box_xmin} {box_ymin} {box_xmax} {box_ymax} en {request_crs} n’est pas un lieu de la Terre, ou est beaucoup trop grande : vérifier le système de coordonnées et l’ordre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/ground.py" />
            <source>no UTM zone</source>
            <translation>pas de fuseau UTM</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/pixels.py" />
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>The series was stopped; its finished dates are kept.</source>
            <translation>La série a été arrêtée ; ses dates terminées sont conservées.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/pixels.py" />
            <source>{scene_id} can't be read from {host} ({text}): try again later; what is finished is kept.</source>
            <translation>Impossible de lire {scene_id} depuis {host} ({text}) : réessayer plus tard ; ce qui est terminé est conservé.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/pixels.py" />
            <source>{where} can only be read in giant blocks: take another collection.</source>
            <translation>{where} ne se lit qu’en blocs géants : prendre une autre collection.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/pixels.py" />
            <source>{where} is no band of Sentinel-2: it has {dataset_count} bands of {kind}, {width} × {height} pixels and a CRS. Take another collection.</source>
            <translation>{where} n’est pas une bande de Sentinel-2 : il a {dataset_count} bandes de {kind}, {width} × {height} pixels et un système de coordonnées. Prendre une autre collection.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/pixels.py" />
            <source>{where} is no band of Sentinel-2: it has {dataset_count} bands of {kind}, {width} × {height} pixels and no CRS. Take another collection.</source>
            <translation>{where} n’est pas une bande de Sentinel-2 : il a {dataset_count} bandes de {kind}, {width} × {height} pixels et pas de système de coordonnées. Prendre une autre collection.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>All {len_within} Sentinel-2 products from {first} to {last} have more than {cloud_cover} % of clouds: allow for more (the clearest has {clearest} %).</source>
            <translation>Les produits Sentinel-2 de {first} à {last}, au nombre de {len_within}, ont tous plus de {cloud_cover} % de nuages : en permettre davantage (le plus clair en a {clearest} %).</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>The catalogue doesn't say of {len_unsaid} items whether 1000 was added to their values ({unsaid}): they were taken as they are.</source>
            <translation>Le catalogue ne dit pas de {len_unsaid} éléments si 1000 a été ajouté à leurs valeurs ({unsaid}) : elles ont été prises telles quelles.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>The catalogue has no Sentinel-2 products of this area from {first} to {last}: ask for another period, collection or catalogue, and see that the coordinates are those of the CRS that is given.</source>
            <translation>Le catalogue n’a pas de produits Sentinel-2 de cette zone de {first} à {last} : demander une autre période, une autre collection ou un autre catalogue, et vérifier que les coordonnées sont celles du système indiqué.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>no {join_lacking}</source>
            <translation>pas de {join_lacking}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>odd bbox</source>
            <translation>bbox anormale</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>odd id</source>
            <translation>identifiant anormal</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>offset {values_get}</source>
            <translation>décalage {values_get}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>scale {values_get}</source>
            <translation>échelle {values_get}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/scenes.py" />
            <source>{len_odd} items were left out, for they lack a date, a place or a band: {odd}.</source>
            <translation>{len_odd} éléments ont été écartés, car il leur manque une date, un lieu ou une bande : {odd}.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/search.py" />
            <source>{catalog_title} has more than {MOST_ITEMS} products of this area and time: ask for a smaller area or a shorter period.</source>
            <translation>{catalog_title} a plus de {MOST_ITEMS} produits de cette zone et de cette période : demander une zone plus petite ou une période plus courte.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/search.py" />
            <source>{catalog_title} has no collection "{catalog_collection}": name another one (--collection).</source>
            <translation>{catalog_title} n’a pas de collection « {catalog_collection} » : en indiquer une autre.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>None of the products has a pixel of this area: it lies beside the satellite's track on those days.</source>
            <translation>Aucun des produits n’a de pixel dans cette zone : elle est à côté de la trace du satellite ces jours-là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>The series is there already, {len_record_dates} rasters as they were written.</source>
            <translation>La série est déjà là : {len_record_dates} rasters, tels qu’ils ont été écrits.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>date</source>
            <translation>date</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>month</source>
            <translation>mois</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>{len_pictures_len_due} of them are there already.</source>
            <translation>{len_pictures_len_due} d’entre eux sont déjà là.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>{len_pictures} {request_every}s of {items} Sentinel-2 products, {grid_width} × {grid_height} pixels in {grid_crs_to_string}; up to {needed} MiB of disk.</source>
            <translation>{len_pictures} rasters (un par {request_every}) de {items} produits Sentinel-2, {grid_width} × {grid_height} pixels en {grid_crs_to_string} ; jusqu’à {needed} Mio de disque.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>{made_file}: {made_covered} of the area</source>
            <translation>{made_file} : {made_covered} de la zone</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/series.py" />
            <source>{made_file}: {made_covered} of the area, cloud {made_cloud}, snow {made_snow}</source>
            <translation>{made_file} : {made_covered} de la zone, nuages {made_cloud}, neige {made_snow}</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/signing.py" />
            <source>{urlsplit_address_netloc} gives no signature that can be used: try later.</source>
            <translation>{urlsplit_address_netloc} ne donne pas de signature utilisable : réessayer plus tard.</translation>
        </message>
        <message>
            <location filename="../../flair2_plugin/stac/writing.py" />
            <source>{folder_image} can't be written ({problem}): see whether the disk is full.</source>
            <translation>Impossible d’écrire {folder_image} ({problem}) : vérifier si le disque est plein.</translation>
        </message>
    </context>
</TS>
